package io.urutu.bench.messaging.app;

import io.urutu.context.NoTransaction;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import jakarta.inject.Inject;

/** What the bench measures: a handler without and one with a transaction. */
@MessageBusController
public class Handlers {
    @Inject
    Meters meters;

    @Inject
    Publishing publishing;

    @NoTransaction
    @MessageHandler(value = "bench.plain", name = "plain")
    void plain(Order order) {
        meters.of("plain").handled(order);
    }

    @MessageHandler(value = "bench.jta", name = "jta")
    void jta(Order order) {
        meters.of("jta").handled(order);
    }

    /** One execution that publishes. */
    @NoTransaction
    @MessageHandler(value = "bench.publish", name = "publish")
    void publish(Order order) {
        publishing.publish();
    }
}
