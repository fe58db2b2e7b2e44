package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.spi.Broker;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One queue's consuming: opened once, then paused and resumed.
 *
 * <p>A queue of ordered handlers is given up as a whole: nothing more begins, what runs ends and is settled, and then
 * its channel ends and everything else goes back in its order, before another replica gets what came later.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class QueueIntake {
    private final String queue;
    private final int prefetch;
    private final List<HandlerFlow> flows;
    private final Broker broker;
    private final boolean ordered;
    private boolean paused;
    /** Paused at the broker too: for ordered handlers that comes later. */
    private boolean withdrawn;

    QueueIntake(String queue, int prefetch, List<HandlerFlow> flows, Broker broker) {
        this.queue = queue;
        this.prefetch = prefetch;
        this.flows = flows;
        this.broker = broker;
        this.ordered = flows.get(0).handler().flow().ordered();
    }

    String queue() {
        return queue;
    }

    String connection() {
        return flows.get(0).handler().connection();
    }

    void open(Settlement settlement, WorkerPool workers) {
        broker.consume(queue, prefetch, new Dispatcher(flows, settlement, workers));
    }

    synchronized boolean isPaused() {
        return paused;
    }

    synchronized void pause() {
        if (paused) {
            return;
        }
        paused = true;
        HandlingMessages.paused(queue);
        if (ordered) {
            AtomicInteger busy = new AtomicInteger(flows.size());
            flows.forEach(flow -> flow.hold(() -> {
                if (busy.decrementAndGet() == 0) {
                    withdraw();
                }
            }));
        } else {
            withdraw();
        }
    }

    private synchronized void withdraw() {
        withdrawn = true;
        broker.pause(queue);
        if (!paused) {
            readmit();
        }
    }

    synchronized void resume() {
        if (!paused) {
            return;
        }
        paused = false;
        HandlingMessages.resumed(queue);
        if (withdrawn) {
            readmit();
        }
    }

    private void readmit() {
        withdrawn = false;
        flows.forEach(HandlerFlow::goOn);
        broker.resume(queue);
    }

    void stop() {
        flows.forEach(HandlerFlow::stop);
    }
}
