package io.urutu.context;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Tells that the application is about to stop, so that long work can end early.
 *
 * <pre>{@code
 * while (!shutdown.isRequested()) { step(); }
 * }</pre>
 *
 * <p><b>Threading.</b> Safe for concurrent use. Works in and outside executions.
 */
public interface ShutdownSignal {
    boolean isRequested();

    /** Waits until shutdown is requested or the time is over; whether it is requested. */
    boolean await(Duration atMost) throws InterruptedException;

    /** Drains this application: intake closes, running work ends. Never ends the JVM or the server. Idempotent. */
    void request();

    /**
     * Runs the body on the caller's thread and interrupts it when shutdown is requested.
     *
     * @return the body's result (which must not be null), or empty when shutdown won
     * @throws Exception what the body threw, unless shutdown had interrupted it
     */
    <T> Optional<T> race(Callable<T> body) throws Exception;
}
