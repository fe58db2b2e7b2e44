package io.urutu.runtime.messaging.handling;

import io.urutu.kernel.JvmEnd;
import io.urutu.kernel.Nearest;
import io.urutu.kernel.Running;
import io.urutu.messaging.BusStatus;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.binding.HandlerFilter;
import io.urutu.runtime.messaging.binding.MessagingPlan;
import io.urutu.runtime.messaging.binding.PoolPlan;
import io.urutu.runtime.messaging.binding.TopologyPlanner;
import io.urutu.runtime.messaging.channels.ChannelPublisher;
import io.urutu.runtime.messaging.delivery.CurrentDelivery;
import io.urutu.runtime.messaging.delivery.FailureHeaders;
import io.urutu.runtime.messaging.payload.CloudEvents;
import io.urutu.runtime.messaging.payload.PayloadCheck;
import io.urutu.runtime.messaging.publishing.Connections;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Messages coming in: the queues of the handlers, and the workers that serve them.
 *
 * <p><b>Threading.</b> Safe for concurrent use; phases are called one after the other.
 */
public final class Intake {
    /**
     * After a lost connection the broker delivers again what still waits here, so the workers' queue has room for
     * every prefetch twice; what does not fit even then goes back.
     */
    private static final int ROOM = 2;

    private final Connections connections;
    private final PoolPlan plan;
    private final WorkerPool workers;
    private final JvmEnd jvm = new JvmEnd();
    private volatile boolean ending;
    private final WakeUps timer = new WakeUps();
    private final Settlement settlement;
    private final HandlerRunner runner;
    private final Map<String, Pool> pools = new TreeMap<>();
    private final Map<String, QueueIntake> queues = new TreeMap<>();
    private final Map<String, QueueIntake> byHandler = new HashMap<>();

    public Intake(
            Connections connections,
            MessagingPlan messaging,
            PayloadCheck check,
            Executions executions,
            CurrentDelivery current,
            ChannelPublisher channels,
            Running running) {
        MessagingSettings settings = messaging.settings();
        HandlerFilter filter = new HandlerFilter(settings);
        List<Handler> handlers =
                messaging.handlers().stream().filter(filter::includes).toList();
        Clock clock = running.clock();
        this.connections = connections;
        this.plan = new PoolPlan(
                settings, handler -> connections.of(handler.connection()).prefetch());
        Map<String, List<Handler>> byQueue = TopologyPlanner.byQueue(running.application(), handlers);
        int unsettled = byQueue.values().stream()
                .mapToInt(sharers -> plan.prefetch(sharers.get(0)))
                .sum();
        this.workers = new WorkerPool(running.threads(), settings.workers(), ROOM * Math.max(1, unsettled));
        FailureHeaders failures = new FailureHeaders(running.application(), clock);
        this.settlement = new Settlement(failures, this::isEnding);
        this.runner = new HandlerRunner(
                executions,
                new PayloadReader(messaging.codecs(), check),
                new HandlerInvoker(running.beans(), executions, current, channels),
                settlement,
                new Replier(connections, messaging.codecs(), executions, failures, clock),
                new CloudEvents(settings.cloudEvents(), running.application()),
                settings.confirmTimeout(),
                clock);
        byQueue.forEach(this::add);
        if (handlers.size() < messaging.handlers().size()) {
            HandlingMessages.filtered(handlers.size(), messaging.handlers().size());
        }
    }

    private void add(String queue, List<Handler> handlers) {
        List<HandlerFlow> flows = handlers.stream().map(this::flow).toList();
        Handler first = handlers.get(0); // those of one queue agree
        QueueIntake intake = new QueueIntake(queue, plan.prefetch(first), flows, connections.of(first.connection()));
        queues.put(queue, intake);
        handlers.forEach(handler -> byHandler.put(handler.name(), intake));
    }

    private HandlerFlow flow(Handler handler) {
        String name = plan.name(handler);
        String id = (plan.isShared(handler) ? "pool " : "handler ") + name;
        Pool pool = pools.computeIfAbsent(id, none -> new Pool(name, plan.bound(handler), timer, workers::submit));
        return new HandlerFlow(handler, runner, pool, plan.ownBound(handler), workers, timer);
    }

    /** Each with its connection. */
    public Map<String, String> queues() {
        Map<String, String> names = new TreeMap<>();
        queues.forEach((queue, intake) -> names.put(queue, intake.connection()));
        return names;
    }

    public int threads() {
        return workers.size();
    }

    public int threadsAlive() {
        return workers.alive();
    }

    /** The queues whose consuming is paused. */
    public Set<String> paused() {
        return queues.values().stream()
                .filter(QueueIntake::isPaused)
                .map(QueueIntake::queue)
                .collect(Collectors.toSet());
    }

    public List<BusStatus.Pool> pools() {
        return pools.values().stream().map(Pool::status).toList();
    }

    public void open() {
        queues.values().forEach(queue -> queue.open(settlement, workers));
    }

    public void pause(String handler) {
        require(handler).pause();
    }

    public void resume(String handler) {
        require(handler).resume();
    }

    private QueueIntake require(String handler) {
        QueueIntake known = byHandler.get(handler);
        if (known == null) {
            throw unknown(handler, byHandler.keySet());
        }
        return known;
    }

    public static IllegalArgumentException unknown(String handler, Collection<String> known) {
        return HandlingMessages.noSuchHandler(handler, Nearest.to(handler, known));
    }

    /** Told by us, or by a signal that the server knows of already and we do not: its transactions end first (Payara). */
    private boolean isEnding() {
        return ending || jvm.hasBegun();
    }

    /** A quarter of the time is for the broker's word that nothing more comes, the rest for what runs. */
    public void drain(Duration atMost) {
        ending = true; // before anything that takes time: what fails from here on goes back
        Duration quarter = atMost.dividedBy(4);
        connections.stopIntake(quarter);
        queues.values().forEach(QueueIntake::stop);
        pools.values().forEach(pool -> pool.slots().close());
        if (!workers.drain(atMost.minus(quarter))) {
            HandlingMessages.cutOff();
        }
    }

    public void end(Duration atMost) {
        timer.end();
        List<String> left = workers.end(atMost);
        if (!left.isEmpty()) {
            HandlingMessages.workersLeft(left);
        }
    }
}
