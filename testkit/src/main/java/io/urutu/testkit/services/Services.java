package io.urutu.testkit.services;

import java.nio.file.Path;
import java.util.List;

/**
 * Running RabbitMQ, Redis and PostgreSQL for tests:
 *
 * <pre>{@code
 * Service broker = Services.rabbitmq();
 * factory.setUri(broker.url());
 * }</pre>
 *
 * <p>The first of these ways that leads to a service is taken: the environment ({@code URUTU_TEST_RABBITMQ_URL},
 * {@code URUTU_TEST_REDIS_URL}, {@code URUTU_TEST_POSTGRES_URL}); a Docker engine that answers; what is installed; as
 * root on Debian or Ubuntu, the distribution's packages, which are then installed. What is started listens on free
 * ports of 127.0.0.1 and keeps its log, and its data while it lives, under {@code target/services} of the module. It ends
 * with the JVM, however that ends.
 *
 * <p><b>Failure.</b> {@link IllegalStateException} that names all ways, when none leads to the service.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Services {
    private static final Provision PROVISION = open();

    /** The RabbitMQ of this JVM: do not break it, other tests use it. */
    public static Service rabbitmq() {
        return PROVISION.shared(Kind.RABBITMQ);
    }

    /** The Redis of this JVM: do not break it, other tests use it. */
    public static Service redis() {
        return PROVISION.shared(Kind.REDIS);
    }

    /** The PostgreSQL of this JVM: do not break it, other tests use it. */
    public static Service postgresql() {
        return PROVISION.shared(Kind.POSTGRESQL);
    }

    /** A RabbitMQ for one test, which may break it and closes it. */
    public static Service ownRabbitmq() {
        return PROVISION.own(Kind.RABBITMQ);
    }

    /** A Redis for one test, which may break it and closes it. */
    public static Service ownRedis() {
        return PROVISION.own(Kind.REDIS);
    }

    /** A PostgreSQL for one test, which may break it and closes it. */
    public static Service ownPostgresql() {
        return PROVISION.own(Kind.POSTGRESQL);
    }

    private static Provision open() {
        // surefire and failsafe name the module's folder, which a forked JVM need not run in
        Path services =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/services");
        Installed installed = new Installed(services);
        Provision provision = new Provision(
                List.of(new Given(System.getenv()), new Docker(), installed, new Packages(installed, services)));
        Runtime.getRuntime().addShutdownHook(new Thread(provision::close, "urutu-services-close"));
        return provision;
    }

    private Services() {}
}
