package io.urutu.runtime.messaging.handling;

/** Time that only goes forward, and somebody who wakes. */
interface Timer {
    /** Nanoseconds since some instant. */
    long nanos();

    /** Runs this once it is that late, at once if it is already; it only hands over. Nothing after the end. */
    void at(long nanos, Runnable wake);
}
