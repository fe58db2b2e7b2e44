package io.urutu.testkit.services;

import java.util.Locale;

/** The services that tests need, with what each way has to know of them. */
@SuppressWarnings("ImmutableEnumChecker") // each handshake is a reference to a static method
enum Kind {
    RABBITMQ(
            "RabbitMQ",
            "rabbitmq-server",
            "URUTU_TEST_RABBITMQ_URL",
            "amqp://guest:guest@127.0.0.1:5672",
            Handshake::amqp),
    REDIS("Redis", "redis-server", "URUTU_TEST_REDIS_URL", "redis://127.0.0.1:6379", Handshake::redis),
    POSTGRESQL(
            "PostgreSQL",
            "postgresql",
            "URUTU_TEST_POSTGRES_URL",
            "postgresql://user:password@127.0.0.1:5432/test",
            Handshake::postgresql);

    final String title;
    final String debianPackage;
    final String variable;
    final String exampleUrl;
    final Handshake handshake;

    Kind(String title, String debianPackage, String variable, String exampleUrl, Handshake handshake) {
        this.title = title;
        this.debianPackage = debianPackage;
        this.variable = variable;
        this.exampleUrl = exampleUrl;
        this.handshake = handshake;
    }

    /** The first part of folder and node names. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
