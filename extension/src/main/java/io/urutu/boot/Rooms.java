package io.urutu.boot;

import io.urutu.kernel.Capability;
import io.urutu.kernel.Running;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rooms in their order: run forwards, stopped backwards, whatever fails on the way. Only what was run is stopped.
 *
 * <p><b>Threading.</b> Phases are called one after the other.
 */
final class Rooms {
    private final List<Capability> all;
    private final Deque<Capability> open = new ArrayDeque<>();

    Rooms(List<Capability> all) {
        this.all = all;
    }

    /** A room that fails on its way leaves nothing open: those before it are stopped, and the failure is passed on. */
    void run(Running running, Duration closeWithin) {
        for (Capability room : all) {
            open.push(room);
            try {
                room.run(running);
            } catch (RuntimeException failed) {
                stop(closeWithin);
                throw failed;
            }
        }
    }

    void admit() {
        all.forEach(Capability::admit);
    }

    void drain(Duration atMost) {
        open.forEach(room -> quietly(room, each -> each.drain(atMost)));
    }

    void stop(Duration atMost) {
        while (!open.isEmpty()) {
            quietly(open.pop(), room -> room.stop(atMost));
        }
    }

    private static void quietly(Capability room, Consumer<Capability> step) {
        try {
            step.accept(room);
        } catch (RuntimeException failed) {
            BootMessages.stopFailed(room.getClass().getSimpleName(), failed);
        }
    }
}
