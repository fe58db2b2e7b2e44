package io.urutu.testkit.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** A server of this machine, run as a child of this JVM from a {@link Launch}. */
final class LocalService implements Service {
    private static final int START_SECONDS = 60;

    private final Kind kind;
    private final Launch launch;
    private final Endpoint endpoint;
    private @Nullable GuardedProcess process;

    LocalService(Kind kind, Launch launch, Endpoint endpoint) {
        this.kind = kind;
        this.launch = launch;
        this.endpoint = endpoint;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        process = GuardedProcess.start(launch);
        GuardedProcess started = process;
        try {
            Awaitility.await(kind.title)
                    .atMost(START_SECONDS, TimeUnit.SECONDS)
                    .pollInSameThread()
                    .until(() -> !started.isAlive() || answers());
        } catch (ConditionTimeoutException tooLong) {
            kill();
        }
        if (!started.isAlive()) {
            throw new IllegalStateException(kind.title + " did not start; the end of " + launch.log() + ":\n" + tail());
        }
    }

    private boolean answers() {
        return kind.handshake.answers(endpoint.host(), endpoint.port());
    }

    @Override
    public void stop() {
        if (process != null) {
            process.end(launch.stopSignal());
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void control(String... arguments) {
        if (kind != Kind.RABBITMQ) {
            throw new UnsupportedOperationException("no command line tool is known for " + kind.title);
        }
        RabbitmqServer.control(launch, arguments);
    }

    @Override
    public void close() {
        kill();
        launch.dropData();
    }

    @Override
    public OptionalLong pid() {
        return process != null && process.isAlive() ? OptionalLong.of(process.serverPid()) : OptionalLong.empty();
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(launch.log(), StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
