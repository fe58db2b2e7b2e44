package io.urutu.backend.smallrye;

import io.urutu.backend.rabbitmq.RabbitInspector;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test class of {@code smallrye-rabbitmq} stands on: a RabbitMQ, who looks into it, and a container with the connector. */
final class Rig implements BeforeAllCallback, AfterAllCallback {
    static final Service RABBIT = Services.rabbitmq();

    RabbitInspector inspector;
    Container container;

    @Override
    public void beforeAll(ExtensionContext context) {
        inspector = new RabbitInspector(RABBIT.url());
        container = new Container();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        container.close();
        inspector.close();
    }

    Broker broker(int port, String exchange, String application) {
        return container.rabbit(RABBIT, port, exchange, application);
    }

    void forget(String exchange, String application, List<Topology> declared) {
        inspector.forget(exchange, declared);
        inspector.forgetDelays(application);
        inspector.on(channel -> channel.exchangeDelete(application + ".retry"));
    }
}
