package io.urutu.runtime.messaging;

import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import java.util.List;
import java.util.Set;

/** Whether every handler's connection is one that is configured. */
final class ConnectionCheck {
    private final Set<String> known;
    private final Problems problems;

    ConnectionCheck(Set<String> known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    void check(List<Handler> handlers) {
        for (Handler handler : handlers) {
            if (!known.contains(handler.connection())) {
                problems.add(MessagingProblems.unknownConnection(
                        handler.declaration().where(),
                        Signatures.simple(handler.declaration().payload()),
                        handler.connection(),
                        nearest(handler.connection(), known)));
            }
        }
    }

    /** What may have been meant, the unnamed one apart. */
    static String nearest(String name, Set<String> known) {
        List<String> named = known.stream().filter(each -> !each.isEmpty()).toList();
        return named.isEmpty() ? "None is configured." : "The nearest is " + Nearest.to(name, named) + ".";
    }
}
