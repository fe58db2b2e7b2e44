package io.urutu.runtime.messaging;

import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes the deliveries of one queue to the handler of their topic, on a worker; the routes are fixed at <em>bind</em>.
 *
 * <p><b>Threading.</b> Safe for concurrent use; the broker's thread only hands over.
 */
final class Dispatcher implements DeliveryListener {
    private final Map<String, Handler> routes = new HashMap<>();
    private final HandlerRunner runner;
    private final Settlement settlement;
    private final WorkerPool workers;
    private final Clock clock;

    Dispatcher(List<Handler> handlers, HandlerRunner runner, Settlement settlement, WorkerPool workers, Clock clock) {
        handlers.forEach(handler -> handler.topics().forEach(topic -> routes.put(topic, handler)));
        this.runner = runner;
        this.settlement = settlement;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Outcome> onDelivery(IncomingMessage message) {
        Job job = new Job(message, clock.instant());
        workers.submit(job);
        return job.outcome;
    }

    private Outcome handle(IncomingMessage message, Instant receivedAt, Runnable onReceipt) {
        Handler handler = routes.get(message.topic());
        return handler == null ? settlement.strayed(message) : runner.run(handler, message, receivedAt, onReceipt);
    }

    private final class Job implements WorkerPool.Job {
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final IncomingMessage message;
        private final Instant receivedAt;

        private Job(IncomingMessage message, Instant receivedAt) {
            this.message = message;
            this.receivedAt = receivedAt;
        }

        /** Whatever breaks in here, the broker learns that this delivery is free again. */
        @Override
        public void run() {
            try {
                outcome.complete(handle(message, receivedAt, this::acknowledge));
            } finally {
                outcome.complete(new Outcome.Requeued());
            }
        }

        private void acknowledge() {
            outcome.complete(new Outcome.Acknowledged());
        }

        @Override
        public void refuse() {
            outcome.complete(new Outcome.Requeued());
        }
    }
}
