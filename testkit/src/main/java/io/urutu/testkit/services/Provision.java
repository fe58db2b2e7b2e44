package io.urutu.testkit.services;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the first way to a service and keeps what was started until it is closed.
 *
 * <p><b>Threading.</b> Safe for concurrent use; one service is brought up at a time.
 */
final class Provision implements AutoCloseable {
    private final List<Way> ways;
    private final Map<Kind, Service> shared = new EnumMap<>(Kind.class);
    private final Deque<Service> started = new ArrayDeque<>();

    Provision(List<Way> ways) {
        this.ways = List.copyOf(ways);
    }

    /** The one of this kind that all tests of the JVM share. */
    synchronized Service shared(Kind kind) {
        Service service = shared.get(kind);
        if (service == null) {
            service = provide(kind, ways);
            shared.put(kind, service);
        }
        return service;
    }

    /** A new one, for a test that breaks it; a given one is not ours to break. */
    synchronized Service own(Kind kind) {
        return provide(
                kind, ways.stream().filter(way -> !(way instanceof Given)).toList());
    }

    private Service provide(Kind kind, List<Way> candidates) {
        List<String> failed = new ArrayList<>();
        for (Way way : candidates) {
            try {
                Service service = way.provide(kind);
                started.push(service);
                return service;
            } catch (Unavailable reason) {
                failed.add(
                        "\n  " + (failed.size() + 1) + ". " + way.advice(kind) + " (now: " + reason.getMessage() + ")");
            }
        }
        throw new IllegalStateException("URUTU21001 tests: there is no " + kind.title
                + " and no way to one. Open one of these ways:" + String.join("", failed));
    }

    /** Ends all that was started, the latest first. */
    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            started.pop().close();
        }
        shared.clear();
    }
}
