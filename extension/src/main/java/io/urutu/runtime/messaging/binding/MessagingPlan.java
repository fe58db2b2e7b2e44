package io.urutu.runtime.messaging.binding;

import io.urutu.messaging.spi.Topology;
import io.urutu.runtime.messaging.payload.Codecs;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is fixed before the application runs. */
public record MessagingPlan(MessagingSettings settings, List<Handler> handlers, Channels channels, Codecs codecs) {
    /** What has to exist at the broker of this connection. */
    public Topology topologyOf(String application, String connection) {
        Map<Boolean, List<Handler>> here = handlers.stream()
                .collect(Collectors.partitioningBy(
                        handler -> handler.connection().equals(connection)));
        return TopologyPlanner.plan(
                application, here.getOrDefault(true, List.of()), here.getOrDefault(false, List.of()));
    }
}
