package io.urutu.bench.messaging.app;

import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What one execution publishes. */
@ApplicationScoped
public class Publishing {
    public static final int PER_EXECUTION = 100;

    private static final PublishOptions SINK = PublishOptions.of().topic("bench.sink");

    @Inject
    MessagePublisher publisher;

    public void publish() {
        for (int number = 0; number < PER_EXECUTION; number++) {
            publisher.publish(Order.numbered(number), SINK);
        }
    }
}
