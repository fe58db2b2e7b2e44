package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.kernel.TopicPattern;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import io.urutu.runtime.messaging.settings.DuplicateTask;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All handlers of the application, checked against one another; in the order of their names. */
public final class HandlerCatalog {
    private final WrittenAttributes written;
    private final Map<String, ChannelConnector> connectors;
    private final Problems problems;

    /** @param connectors by the names of the connections */
    public HandlerCatalog(WrittenAttributes written, Map<String, ChannelConnector> connectors, Problems problems) {
        this.written = written;
        this.connectors = connectors;
        this.problems = problems;
    }

    public List<Handler> bind(List<HandlerDeclaration> declarations, MessagingSettings settings) {
        checkNames(declarations, settings);
        HandlerBinder binder = new HandlerBinder(settings, written, connectors, problems);
        List<Handler> handlers = declarations.stream()
                .sorted(Comparator.comparing(HandlerDeclaration::name).thenComparing(HandlerDeclaration::where))
                .flatMap(declaration -> binder.bind(declaration).stream())
                .toList();
        checkTasks(handlers, settings.duplicateTask());
        checkSharedQueues(handlers);
        checkPools(handlers, settings);
        checkBatches(handlers, settings);
        new HandlerFilter(settings).check(handlers, problems);
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
                problems.add(BindingProblems.sameName(name, sorted(where.stream())));
            }
        });
        for (String name : settings.handlers().keySet()) {
            if (!places.containsKey(name)) {
                problems.add(BindingProblems.unknownHandler(
                        MessagingSettings.PREFIX + ".handlers." + name, name, Nearest.to(name, places.keySet())));
            }
        }
    }

    /** Whoever handles the topic of a task is an owner of it, also one that calls it an event or has a pattern for it. */
    private void checkTasks(List<Handler> handlers, DuplicateTask duplicates) {
        Map<String, List<Handler>> byTopic = new TreeMap<>();
        for (Handler handler : handlers) {
            handler.topics().forEach(topic -> byTopic.computeIfAbsent(topic, none -> new ArrayList<>())
                    .add(handler));
        }
        byTopic.keySet().forEach(topic -> checkTask(topic, owners(topic, byTopic), duplicates));
    }

    /** Of a topic whoever has it or a pattern for it; of a pattern those with patterns it meets. */
    private static List<Handler> owners(String topic, Map<String, List<Handler>> byTopic) {
        TopicPattern words = TopicPattern.of(topic);
        boolean pattern = TopicPattern.isPattern(topic);
        return byTopic.entrySet().stream()
                .filter(other -> !pattern || TopicPattern.isPattern(other.getKey()))
                .filter(other -> TopicPattern.of(other.getKey()).overlaps(words))
                .flatMap(other -> other.getValue().stream())
                .distinct()
                .toList();
    }

    private void checkTask(String topic, List<Handler> owners, DuplicateTask duplicates) {
        if (owners.size() < 2 || owners.stream().noneMatch(owner -> owner.kind() == MessageKind.TASK)) {
            return;
        }
        if (duplicates == DuplicateTask.WARN) {
            BindingMessages.duplicateTask(topic, places(owners));
        } else {
            problems.add(BindingProblems.twoOwners(topic, places(owners)));
        }
    }

    private void checkPools(List<Handler> handlers, MessagingSettings settings) {
        Set<String> named = new TreeSet<>();
        handlers.forEach(handler -> handler.flow().pool().ifPresent(named::add));
        if (settings.sharedDefaultPool()) {
            named.add(PoolPlan.SHARED);
        }
        for (String pool : settings.pools().keySet()) {
            if (!named.contains(pool)) {
                problems.add(BindingProblems.unknownPool(
                        MessagingSettings.PREFIX + ".pools." + pool, pool, Nearest.to(pool, named)));
            }
        }
    }

    /** One that is never full would always linger. */
    private void checkBatches(List<Handler> handlers, MessagingSettings settings) {
        PoolPlan pools = new PoolPlan(settings, handler -> OptionalInt.empty());
        for (Handler handler : handlers) {
            int size = handler.flow().batching().size();
            if (handler.declaration().batch() && pools.prefetch(handler) < size) {
                problems.add(BindingProblems.batchAbovePrefetch(
                        handler.declaration().where(), size, pools.prefetch(handler)));
            }
        }
    }

    /** Handlers of one queue are told apart by topic alone, and the queue can be declared in one way only. */
    private void checkSharedQueues(List<Handler> handlers) {
        Map<String, List<Handler>> queues = handlers.stream()
                .filter(handler -> handler.channel().queueName().isPresent())
                .collect(Collectors.groupingBy(
                        handler -> handler.channel().queueName().orElseThrow(), TreeMap::new, Collectors.toList()));
        queues.forEach((queue, sharers) -> {
            if (ambiguousTopic(sharers)) {
                problems.add(BindingProblems.sameTopicOnQueue(queue, names(sharers)));
            }
            if (sharers.stream().map(HandlerCatalog::shape).distinct().count() > 1) {
                problems.add(BindingProblems.differentQueues(queue, names(sharers)));
            }
        });
    }

    /** An exact topic goes before a pattern; two patterns must not meet. */
    private static boolean ambiguousTopic(List<Handler> sharers) {
        Set<String> exact = new HashSet<>();
        List<TopicPattern> patterns = new ArrayList<>();
        for (Handler sharer : sharers) {
            for (String topic : sharer.topics()) {
                TopicPattern words = TopicPattern.of(topic);
                boolean taken = TopicPattern.isPattern(topic)
                        ? patterns.stream().anyMatch(words::overlaps) || !patterns.add(words)
                        : !exact.add(topic);
                if (taken) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Object> shape(Handler handler) {
        return List.of(
                handler.connection(),
                handler.channel().arguments(),
                handler.channel().others(),
                handler.channel().prefetch(),
                handler.deadLetter(),
                handler.flow().pool(),
                handler.flow().ordered());
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
