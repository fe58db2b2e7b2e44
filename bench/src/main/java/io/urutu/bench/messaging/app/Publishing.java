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
    /** By a broker within this process: what starts an execution costs the one that is measured nothing. */
    private static final PublishOptions START =
            PublishOptions.of().topic("bench.publish").connection("starts");

    @Inject
    MessagePublisher publisher;

    /** Lets so many executions publish, by the handler of that name. */
    public void start(int executions) {
        for (int number = 0; number < executions; number++) {
            publisher.publish(Order.numbered(number), START);
        }
    }

    public void publish() {
        for (int number = 0; number < PER_EXECUTION; number++) {
            publisher.publish(Order.numbered(number), SINK);
        }
    }
}
