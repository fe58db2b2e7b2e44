package io.urutu.context.spi;

import java.time.Clock;
import java.util.concurrent.ThreadFactory;

/**
 * What runs the application where no server does, such as {@code @UrutuTest}: a CDI bean of this type, at most one, is
 * asked for what a server would give.
 *
 * <p><b>Order.</b> Asked for clock and threads before anything runs; told of {@link #running} once.
 */
public interface Host {
    /** The only source of the present. Time limits of executions are not measured by it. */
    Clock clock();

    /** Makes the threads that run the application's code, in place of {@code urutu.threads.factory}. */
    ThreadFactory threads();

    /**
     * All rooms run, and connections open. No message is taken before {@code openIntake} has been run, which may be now
     * or later, on any thread; in a web application its servlets do that.
     */
    void running(Runnable openIntake);
}
