package io.urutu.bench.messaging.twin;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the connector's documentation has for speed: no tracing, no health, and the body as bytes, decoded once. */
final class SmallRyeSettings {
    /** Of one incoming channel, without its prefix. */
    static Map<String, String> of(String url, String queue, String prefetch) {
        URI broker = URI.create(url);
        String user = broker.getUserInfo() == null ? "guest:guest" : broker.getUserInfo();
        String host = broker.getPath() == null || broker.getPath().length() < 2
                ? "/"
                : URLDecoder.decode(broker.getPath().substring(1), StandardCharsets.UTF_8);
        Map<String, String> settings = new HashMap<>();
        settings.put("connector", "smallrye-rabbitmq");
        settings.put("host", broker.getHost());
        settings.put("port", String.valueOf(broker.getPort()));
        settings.put("username", user.substring(0, user.indexOf(':')));
        settings.put("password", user.substring(user.indexOf(':') + 1));
        settings.put("virtual-host", host);
        settings.put("exchange.name", "urutu");
        settings.put("queue.name", queue);
        settings.put("queue.x-queue-type", "quorum");
        settings.put("routing-keys", queue);
        settings.put("max-outstanding-messages", prefetch);
        settings.put("failure-strategy", "reject");
        settings.put("content-type-override", "application/octet-stream");
        settings.put("tracing-enabled", "false");
        settings.put("health-enabled", "false");
        return settings;
    }

    private SmallRyeSettings() {}
}
