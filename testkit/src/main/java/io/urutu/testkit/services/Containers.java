package io.urutu.testkit.services;

import java.util.List;

/**
 * RabbitMQ, Redis and PostgreSQL in containers, each started when it is first asked for and shared by all who ask.
 *
 * <p><b>Failure.</b> {@link IllegalStateException} when neither the environment names one nor a Docker engine answers.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Containers implements AutoCloseable {
    private final Provision provision;

    Containers(List<Way> ways) {
        provision = new Provision(ways);
    }

    /** None runs yet. */
    public static Containers open() {
        return new Containers(List.of(new Given(System.getenv()), new Docker()));
    }

    public Service rabbitmq() {
        return provision.shared(Kind.RABBITMQ);
    }

    public Service redis() {
        return provision.shared(Kind.REDIS);
    }

    public Service postgresql() {
        return provision.shared(Kind.POSTGRESQL);
    }

    /** Ends those it started. */
    @Override
    public void close() {
        provision.close();
    }
}
