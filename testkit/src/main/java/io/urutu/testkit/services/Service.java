package io.urutu.testkit.services;

import java.util.OptionalLong;

/**
 * A service that tests talk to; it runs when it is handed out, and address and data stay over {@link #stop()},
 * {@link #kill()} and {@link #start()}.
 *
 * <p><b>Failure.</b> Each verb returns when what it says holds, or throws {@link IllegalStateException} within a
 * minute. A service given by environment can be neither stopped nor started.
 *
 * <p><b>Threading.</b> One thread at a time changes the state; the address may be read by any.
 */
public interface Service extends AutoCloseable {

    /** Where it is, for good. */
    Endpoint endpoint();

    default String url() {
        return endpoint().url();
    }

    default String host() {
        return endpoint().host();
    }

    default int port() {
        return endpoint().port();
    }

    default String user() {
        return endpoint().user();
    }

    default String password() {
        return endpoint().password();
    }

    /** The server process; empty when it is not running or not of this machine. */
    OptionalLong pid();

    /** Starts the stopped or killed service and waits until it takes clients; nothing when it runs. */
    void start();

    /** Ends it in good order, clients or not. */
    void stop();

    /** Ends it as a power cut does. */
    void kill();

    /**
     * Runs the server's own command line tool ({@code rabbitmqctl}) against it to its end:
     * {@code broker.control("close_all_connections", "test")}.
     *
     * @throws UnsupportedOperationException where there is none for a service of this kind or way
     * @throws IllegalStateException when it fails
     */
    default void control(String... arguments) {
        throw new UnsupportedOperationException("no command line tool is known for this service");
    }

    default void restart() {
        stop();
        start();
    }

    /** Ends it for good and drops its data. */
    @Override
    void close();
}
