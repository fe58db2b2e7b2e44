package io.urutu.runtime.context;

import io.urutu.kernel.Ids;
import io.urutu.kernel.Running;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** What executions run on, from start to stop. */
record Engine(
        BeanManager beans,
        Clock clock,
        Ids ids,
        Transactions transactions,
        Staging staging,
        Interceptors interceptors,
        RequestScope.Source requestScopes,
        TimeLimits limits) {
    /** How long an interrupted execution has to end before its thread counts as lost. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    static Engine start(Running running, Set<Bean<?>> interceptors) {
        return start(running, interceptors, GRACE);
    }

    static Engine start(Running running, Set<Bean<?>> interceptors, Duration grace) {
        Transactions transactions = Transactions.find();
        TimeLimits limits = new TimeLimits(grace);
        limits.start(running.threads());
        return new Engine(
                running.beans(),
                running.clock(),
                new Ids(running.clock()),
                transactions,
                new Staging(transactions),
                Interceptors.find(running.beans(), interceptors),
                new RequestScope.Source(running.beans()),
                limits);
    }

    void stop() {
        limits.stop();
        interceptors.creation().release();
        requestScopes.release();
    }
}
