package io.urutu.boot;

import io.urutu.context.RuntimeStarted;
import io.urutu.context.RuntimeStopping;
import io.urutu.kernel.Running;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From <em>bound</em> to <em>stopped</em>, once. Connections open at {@link #run}, intake at {@link #admit}, which comes
 * after the application's own start-up beans; whoever first says that the application ends starts {@link #stop}.
 *
 * <p><b>Threading.</b> Safe for concurrent use: each step is taken by one caller, and {@link #stop} makes later callers
 * wait for the first, so that a server goes on only when we have let go.
 */
final class Lifeline {
    private final Capabilities capabilities;
    private final Object stopping = new Object();
    private Phase phase = Phase.BOUND;
    private volatile @Nullable Running running;
    private volatile Instant since = Instant.EPOCH;
    private @Nullable Thread onSignal;

    Lifeline(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** Makes this instance reachable for {@link WebLifeline}, which the servlet container creates. */
    void bind(AfterBeanDiscovery event) {
        event.<Lifeline>addBean().types(Lifeline.class).scope(Dependent.class).createWith(context -> this);
    }

    void run(BeanManager beans) {
        if (!moved(Phase.BOUND, Phase.RUNNING)) {
            return;
        }
        Running now = capabilities.running(beans);
        since = now.clock().instant();
        capabilities.rooms().run(now, capabilities.closeWithin());
        running = now;
        capabilities.onShutdownRequest(this::drainAside);
        watchForSignals();
        BootMessages.running(now.application(), now.roles());
        Hosts.find(beans).ifPresent(host -> host.running(this::admit));
    }

    void admit() {
        Running now = running;
        if (now == null || !moved(Phase.RUNNING, Phase.ADMITTING)) {
            return;
        }
        capabilities.rooms().admit();
        fire(now, new RuntimeStarted(now.application(), now.roles()));
        BootMessages.admitting(
                now.application(), Duration.between(since, now.clock().instant()));
    }

    /** Idempotent and bounded; called for the first stop event of any kind, and for all that follow. */
    void stop() {
        synchronized (stopping) {
            Running now = running;
            running = null;
            if (now != null) {
                stop(now);
            }
        }
    }

    private void stop(Running now) {
        forgetSignals();
        Instant begun = now.clock().instant();
        drain(now);
        capabilities.rooms().stop(capabilities.closeWithin());
        BootMessages.stopped(
                now.application(), Duration.between(begun, now.clock().instant()));
    }

    /**
     * A server that a signal ends may close its data sources before it tells us (seen on Payara): handlers would fail
     * for no fault of their messages, and those be dead-lettered. So the drain begins with the JVM's own shutdown.
     */
    private void watchForSignals() {
        Thread hook = new Thread(this::drainOnSignal, "urutu-boot-signal-1");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            onSignal = hook;
        } catch (IllegalStateException endingAlready) {
            // the server says so in a moment
        }
    }

    /** The server may make no more threads. */
    private void drainOnSignal() {
        try {
            drainAside();
        } catch (RuntimeException refused) {
            drainInTurn();
        }
    }

    private void forgetSignals() {
        Thread hook = onSignal;
        onSignal = null;
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException ending) {
            // it has done its work
        }
    }

    /** Asked for by a signal, or by the application, maybe from work that is itself to be drained: hence on a thread of its own. */
    private void drainAside() {
        Running now = running;
        if (now != null) {
            now.threads().start("urutu-boot-drain-1", this::drainInTurn);
        }
    }

    private void drainInTurn() {
        synchronized (stopping) {
            Running now = running;
            if (now != null) {
                drain(now);
            }
        }
    }

    private void drain(Running now) {
        if (!moved(Phase.RUNNING, Phase.STOPPING) && !moved(Phase.ADMITTING, Phase.STOPPING)) {
            return;
        }
        capabilities.signalShutdown(); // first of all: readiness goes down by it
        fire(now, new RuntimeStopping(now.application()));
        capabilities.rooms().drain(capabilities.drainWithin());
    }

    private synchronized boolean moved(Phase from, Phase to) {
        boolean here = phase == from;
        phase = here ? to : phase;
        return here;
    }

    private void fire(Running now, Object event) {
        try {
            now.beans().getEvent().fire(event);
        } catch (RuntimeException failed) {
            BootMessages.observerFailed(event.getClass().getSimpleName(), failed);
        }
    }
}
