package io.urutu.testkit.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server under {@code guard.sh}: it and all it has started end with this JVM, even when that is killed. The guard
 * lives as long as the server.
 */
final class GuardedProcess {
    private static final int END_SECONDS = 30;

    private final Process guard;
    private final long serverPid;

    private GuardedProcess(Process guard, long serverPid) {
        this.guard = guard;
        this.serverPid = serverPid;
    }

    static GuardedProcess start(Launch launch) {
        List<String> guarded = new ArrayList<>(List.of(
                "setsid",
                "sh",
                "-c",
                Scripts.read("guard.sh"),
                "guard",
                launch.log().toString()));
        guarded.addAll(launch.command());
        ProcessBuilder builder =
                new ProcessBuilder(guarded).redirectError(launch.log().toFile());
        builder.environment().putAll(launch.environment());
        try {
            Process guard = builder.start();
            BufferedReader said = guard.inputReader(StandardCharsets.US_ASCII);
            return new GuardedProcess(guard, Long.parseLong(String.valueOf(said.readLine())));
        } catch (IOException notRun) {
            throw new UncheckedIOException(notRun);
        }
    }

    long serverPid() {
        return serverPid;
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /** Sends the signal and waits until nothing is left; what does not go by itself is killed. */
    void end(String signal) {
        List<ProcessHandle> all = guard.descendants().toList();
        try {
            guard.outputWriter().append(signal).append('\n').flush();
            if (!guard.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                kill();
                throw new IllegalStateException(
                        "process " + serverPid + " did not end by " + signal + ", so was killed");
            }
            awaitEnd(all);
        } catch (IOException gone) {
            kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** Kills the server and all it has started, and waits until they are gone. */
    void kill() {
        List<ProcessHandle> all = guard.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
        awaitEnd(all);
    }

    private void awaitEnd(List<ProcessHandle> all) {
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .thenCombine(guard.onExit(), (none, ended) -> ended)
                .orTimeout(END_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
