package io.urutu.runtime.messaging;

import io.urutu.kernel.Running;
import io.urutu.messaging.spi.Broker;
import io.urutu.runtime.context.Executions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages coming in: the queues of the handlers, and the workers that serve them.
 *
 * <p><b>Threading.</b> Safe for concurrent use; phases are called one after the other.
 */
final class Intake {
    /**
     * After a lost connection the broker delivers again what still waits here, so the workers' queue has room for
     * every prefetch twice; what does not fit even then goes back.
     */
    private static final int ROOM = 2;

    private final Connections connections;
    private final MessagingSettings settings;
    private final Map<String, List<Handler>> queues;
    private final WorkerPool workers;
    private final Settlement settlement;
    private final HandlerRunner runner;
    private final Clock clock;

    Intake(
            Connections connections,
            MessagingPlan plan,
            PayloadCheck check,
            Executions executions,
            CurrentDelivery current,
            ChannelPublisher channels,
            Running running) {
        this.connections = connections;
        this.settings = plan.settings();
        this.queues = TopologyPlanner.byQueue(running.application(), plan.handlers());
        this.clock = running.clock();
        int unsettled = queues.values().stream().mapToInt(this::prefetch).sum();
        this.workers = new WorkerPool(running.threads(), settings.workers(), ROOM * unsettled);
        FailureHeaders failures = new FailureHeaders(running.application(), clock);
        this.settlement = new Settlement(failures, workers::isDraining);
        this.runner = new HandlerRunner(
                executions,
                new PayloadReader(plan.codecs(), check),
                new HandlerInvoker(running.beans(), executions, current, channels),
                settlement,
                new Replier(connections, plan.codecs(), executions, failures, clock),
                new CloudEvents(settings.cloudEvents(), running.application()),
                settings.confirmTimeout(),
                clock);
    }

    /** Each with its connection. */
    Map<String, String> queues() {
        Map<String, String> names = new TreeMap<>();
        queues.forEach((queue, handlers) -> names.put(queue, connection(handlers)));
        return names;
    }

    void open() {
        queues.forEach((queue, handlers) -> broker(handlers)
                .consume(queue, prefetch(handlers), new Dispatcher(handlers, runner, settlement, workers, clock)));
    }

    /** A quarter of the time is for the broker's word that nothing more comes, the rest for what runs. */
    void drain(Duration atMost) {
        Duration quarter = atMost.dividedBy(4);
        connections.stopIntake(quarter);
        if (!workers.drain(atMost.minus(quarter))) {
            MessagingMessages.cutOff();
        }
    }

    void end(Duration atMost) {
        List<String> left = workers.end(atMost);
        if (!left.isEmpty()) {
            MessagingMessages.workersLeft(left);
        }
    }

    private Broker broker(List<Handler> handlers) {
        return connections.of(connection(handlers));
    }

    /** Handlers of one queue agree on it. */
    private static String connection(List<Handler> handlers) {
        return handlers.get(0).connection();
    }

    /** The handler's own, the configured, the broker URL's, ours: the first that is there. */
    private int prefetch(List<Handler> handlers) {
        return handlers.get(0).channel().prefetch().or(settings::prefetch).orElseGet(() -> broker(handlers)
                .prefetch()
                .orElse(MessagingSettings.DEFAULT_PREFETCH));
    }
}
