package io.urutu.runtime.messaging.handling;

import io.urutu.kernel.TopicPattern;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes the deliveries of one queue to the handler of their topic; an exact topic goes before a pattern. The routes are
 * fixed at <em>bind</em>.
 *
 * <p><b>Threading.</b> Safe for concurrent use; the broker's thread only hands over.
 */
final class Dispatcher implements DeliveryListener {
    private record PatternRoute(TopicPattern pattern, HandlerFlow flow) {}

    private final List<HandlerFlow> flows;
    private final Map<String, HandlerFlow> routes = new HashMap<>();
    private final List<PatternRoute> patterns = new ArrayList<>();
    private final Settlement settlement;
    private final WorkerPool workers;

    Dispatcher(List<HandlerFlow> flows, Settlement settlement, WorkerPool workers) {
        this.flows = List.copyOf(flows);
        this.settlement = settlement;
        this.workers = workers;
        flows.forEach(flow -> flow.handler().topics().forEach(topic -> route(topic, flow)));
    }

    private void route(String topic, HandlerFlow flow) {
        if (TopicPattern.isPattern(topic)) {
            patterns.add(new PatternRoute(TopicPattern.of(topic), flow));
        } else {
            routes.put(topic, flow);
        }
    }

    @Override
    public CompletionStage<Outcome> onDelivery(IncomingMessage message) {
        HandlerFlow flow = flow(message.topic());
        return flow == null ? strayed(message) : flow.offer(message);
    }

    @Override
    public void onLoss() {
        flows.forEach(HandlerFlow::lost);
    }

    private @Nullable HandlerFlow flow(String topic) {
        HandlerFlow exact = routes.get(topic);
        if (exact != null) {
            return exact;
        }
        for (PatternRoute each : patterns) {
            if (each.pattern().matches(topic)) {
                return each.flow();
            }
        }
        return null;
    }

    /** Told on a worker: the broker's thread only hands over. */
    private CompletionStage<Outcome> strayed(IncomingMessage message) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        workers.submit(new WorkerPool.Job() {
            @Override
            public void run() {
                outcome.complete(settlement.strayed(message));
            }

            @Override
            public void refuse() {
                outcome.complete(new Outcome.Requeued());
            }
        });
        return outcome;
    }
}
