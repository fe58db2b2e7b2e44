package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which handlers this process consumes for. The others' queues are declared all the same, so that messages wait there. */
public final class HandlerFilter {
    private final Set<String> names;
    private final Set<String> groups;

    public HandlerFilter(MessagingSettings settings) {
        this.names = settings.includeHandlers();
        this.groups = settings.includeGroups();
    }

    /** By name and by group, where either is asked for. */
    public boolean includes(Handler handler) {
        return (names.isEmpty() || names.contains(handler.name()))
                && (groups.isEmpty() || groups.contains(handler.flow().group()));
    }

    void check(List<Handler> handlers, Problems problems) {
        check("include-handlers", "handler is named", names, handlers, Handler::name, problems);
        check(
                "include-groups",
                "handler is of group",
                groups,
                handlers,
                each -> each.flow().group(),
                problems);
        checkSharedQueues(handlers, problems);
    }

    private static void check(
            String leaf,
            String what,
            Set<String> asked,
            List<Handler> handlers,
            Function<Handler, String> word,
            Problems problems) {
        Set<String> known = handlers.stream().map(word).collect(Collectors.toSet());
        for (String each : asked) {
            if (!known.contains(each)) {
                problems.add(BindingProblems.unknownFilter(
                        MessagingSettings.PREFIX + "." + leaf, what, each, Nearest.to(each, known)));
            }
        }
    }

    /** Who consumes a queue gets what is in it. */
    private void checkSharedQueues(List<Handler> handlers, Problems problems) {
        handlers.stream()
                .filter(handler -> handler.channel().queueName().isPresent())
                .collect(Collectors.groupingBy(
                        handler -> handler.channel().queueName().orElseThrow()))
                .forEach((queue, sharers) -> {
                    if (sharers.stream().map(this::includes).distinct().count() > 1) {
                        problems.add(BindingProblems.splitQueue(
                                queue,
                                sharers.stream().map(Handler::name).sorted().collect(Collectors.joining(" and "))));
                    }
                });
    }
}
