package io.urutu.testkit.services;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.PortBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;

/**
 * A container with one fixed port of the loopback address, so that the address stays over stop and start.
 *
 * <p>The only class that touches Testcontainers, and loaded only where that is on the class path. It was written
 * without a Docker engine at hand: of all ways this one alone has not been seen to run.
 */
final class DockerService implements Service {
    private static final Duration START = Duration.ofMinutes(2);

    private final Kind kind;
    private final GenericContainer<?> container;
    private final Endpoint endpoint;

    private DockerService(Kind kind, GenericContainer<?> container, Endpoint endpoint) {
        this.kind = kind;
        this.container = container;
        this.endpoint = endpoint;
    }

    static DockerService start(Kind kind) throws Unavailable {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new Unavailable("no Docker engine answers");
        }
        int port = Ports.free();
        GenericContainer<?> container = container(kind);
        int inside = container.getExposedPorts().get(0);
        PortBinding binding = PortBinding.parse(Ports.LOOPBACK + ":" + port + ":" + inside);
        container.withCreateContainerCmdModifier(
                create -> create.getHostConfig().withPortBindings(binding));
        container.start();
        DockerService service = new DockerService(kind, container, endpoint(kind, port));
        service.awaitAnswer();
        return service;
    }

    private static GenericContainer<?> container(Kind kind) {
        return switch (kind) {
            case RABBITMQ -> new GenericContainer<>("rabbitmq:4-alpine").withExposedPorts(5672);
            case REDIS -> new GenericContainer<>("redis:7-alpine").withExposedPorts(6379);
            case POSTGRESQL ->
                new GenericContainer<>("postgres:16-alpine")
                        .withExposedPorts(5432)
                        .withEnv("POSTGRES_USER", "urutu")
                        .withEnv("POSTGRES_PASSWORD", "urutu")
                        .withEnv("POSTGRES_DB", "postgres")
                        .withCommand("postgres", "-c", "fsync=off", "-c", "max_prepared_transactions=200");
        };
    }

    private static Endpoint endpoint(Kind kind, int port) {
        return switch (kind) {
            case RABBITMQ -> Endpoint.rabbitmq(Ports.LOOPBACK, port);
            case REDIS -> Endpoint.redis(Ports.LOOPBACK, port);
            case POSTGRESQL -> Endpoint.postgresql(Ports.LOOPBACK, port);
        };
    }

    private void awaitAnswer() {
        Awaitility.await(kind.title)
                .atMost(START)
                .until(() -> kind.handshake.answers(endpoint.host(), endpoint.port()));
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public void start() {
        engine().startContainerCmd(container.getContainerId()).exec();
        awaitAnswer();
    }

    @Override
    public void stop() {
        engine().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        engine().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void control(String... arguments) {
        if (kind != Kind.RABBITMQ) {
            throw new UnsupportedOperationException("no command line tool is known for " + kind.title);
        }
        String[] command =
                Stream.concat(Stream.of("rabbitmqctl"), Stream.of(arguments)).toArray(String[]::new);
        try {
            ExecResult result = container.execInContainer(command);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(result.getStderr());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        container.stop();
    }

    private static DockerClient engine() {
        return DockerClientFactory.lazyClient();
    }
}
