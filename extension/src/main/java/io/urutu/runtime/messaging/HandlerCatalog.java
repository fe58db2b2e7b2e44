package io.urutu.runtime.messaging;

import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All handlers of the application, checked against one another; in the order of their names. */
final class HandlerCatalog {
    private final WrittenAttributes written;
    private final Problems problems;

    HandlerCatalog(WrittenAttributes written, Problems problems) {
        this.written = written;
        this.problems = problems;
    }

    List<Handler> bind(List<HandlerDeclaration> declarations, MessagingSettings settings) {
        checkNames(declarations, settings);
        HandlerBinder binder = new HandlerBinder(settings, written, problems);
        List<Handler> handlers = declarations.stream()
                .sorted(Comparator.comparing(HandlerDeclaration::name).thenComparing(HandlerDeclaration::where))
                .flatMap(declaration -> binder.bind(declaration).stream())
                .toList();
        checkTasks(handlers);
        checkSharedQueues(handlers);
        return handlers;
    }

    private void checkNames(List<HandlerDeclaration> declarations, MessagingSettings settings) {
        Map<String, List<String>> places = declarations.stream()
                .collect(Collectors.groupingBy(
                        HandlerDeclaration::name,
                        TreeMap::new,
                        Collectors.mapping(HandlerDeclaration::where, Collectors.toList())));
        places.forEach((name, where) -> {
            if (where.size() > 1) {
                problems.add(MessagingProblems.sameName(name, sorted(where.stream())));
            }
        });
        for (String name : settings.handlers().keySet()) {
            if (!places.containsKey(name)) {
                problems.add(MessagingProblems.unknownHandler(
                        MessagingSettings.PREFIX + ".handlers." + name, name, Nearest.to(name, places.keySet())));
            }
        }
    }

    /** Whoever handles the topic of a task is an owner of it, also one that calls it an event. */
    private void checkTasks(List<Handler> handlers) {
        Map<String, List<Handler>> byTopic = new TreeMap<>();
        for (Handler handler : handlers) {
            handler.topics().forEach(topic -> byTopic.computeIfAbsent(topic, none -> new ArrayList<>())
                    .add(handler));
        }
        byTopic.forEach((topic, owners) -> {
            if (owners.size() > 1 && owners.stream().anyMatch(owner -> owner.kind() == MessageKind.TASK)) {
                problems.add(MessagingProblems.twoOwners(topic, places(owners)));
            }
        });
    }

    /** Handlers of one queue are told apart by topic alone, and the queue can be declared in one way only. */
    private void checkSharedQueues(List<Handler> handlers) {
        Map<String, List<Handler>> queues = handlers.stream()
                .filter(handler -> handler.channel().queueName().isPresent())
                .collect(Collectors.groupingBy(
                        handler -> handler.channel().queueName().orElseThrow(), TreeMap::new, Collectors.toList()));
        queues.forEach((queue, sharers) -> {
            if (ambiguousTopic(sharers)) {
                problems.add(MessagingProblems.sameTopicOnQueue(queue, names(sharers)));
            }
            if (sharers.stream().map(HandlerCatalog::shape).distinct().count() > 1) {
                problems.add(MessagingProblems.differentQueues(queue, names(sharers)));
            }
        });
    }

    private static boolean ambiguousTopic(List<Handler> sharers) {
        Set<String> seen = new HashSet<>();
        return sharers.stream().flatMap(handler -> handler.topics().stream()).anyMatch(topic -> !seen.add(topic));
    }

    private static List<Object> shape(Handler handler) {
        return List.of(
                handler.connection(),
                handler.channel().arguments(),
                handler.channel().prefetch(),
                handler.deadLetter());
    }

    private static String names(Collection<Handler> handlers) {
        return sorted(handlers.stream().map(Handler::name));
    }

    private static String places(Collection<Handler> handlers) {
        return sorted(handlers.stream().map(handler -> handler.declaration().where()));
    }

    private static String sorted(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(" and "));
    }
}
