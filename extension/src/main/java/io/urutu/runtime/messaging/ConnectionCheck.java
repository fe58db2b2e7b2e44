package io.urutu.runtime.messaging;

import io.urutu.kernel.Problems;
import io.urutu.runtime.messaging.binding.BindingProblems;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.declaring.Signatures;
import io.urutu.runtime.messaging.publishing.Connections;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.List;
import java.util.Set;

/** Whether every handler's connection is one that is configured. */
final class ConnectionCheck {
    private final Set<String> known;
    private final MessagingSettings settings;
    private final Problems problems;

    ConnectionCheck(Set<String> known, MessagingSettings settings, Problems problems) {
        this.known = known;
        this.settings = settings;
        this.problems = problems;
    }

    void check(List<Handler> handlers) {
        for (Handler handler : handlers) {
            if (!known.contains(handler.connection())) {
                boolean written = settings.handler(handler.name()).connection().isPresent();
                problems.add(BindingProblems.unknownConnection(
                        written
                                ? MessagingSettings.PREFIX + ".handlers." + handler.name() + ".connection"
                                : handler.declaration().where(),
                        written
                                ? handler.name()
                                : Signatures.simple(handler.declaration().payload()),
                        handler.connection(),
                        Connections.nearest(handler.connection(), known)));
            }
        }
    }
}
