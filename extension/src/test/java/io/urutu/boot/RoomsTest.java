package io.urutu.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.context.Role;
import io.urutu.kernel.Capability;
import io.urutu.kernel.Running;
import io.urutu.kernel.Threads;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** W1.5: Jararaca stops in start order, and leaves open what ran before a failure. */
class RoomsTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final List<String> steps = new ArrayList<>();

    @Test
    void areRunInOrderAndStoppedInReverse() {
        Rooms rooms = new Rooms(List.of(new Room("a"), new Room("b"), new Room("c")));

        rooms.run(running(), LIMIT);
        rooms.admit();
        rooms.drain(LIMIT);
        rooms.stop(LIMIT);

        assertThat(steps)
                .containsExactly(
                        "run a", "run b", "run c", "admit a", "admit b", "admit c", "drain c", "drain b", "drain a",
                        "stop c", "stop b", "stop a");
    }

    @Test
    void aFailingStartStopsWhatWasRunAndIsPassedOn() {
        Rooms rooms = new Rooms(List.of(new Room("a"), new Room("b", "run"), new Room("c")));

        assertThatThrownBy(() -> rooms.run(running(), LIMIT)).hasMessage("run b fails");

        assertThat(steps).containsExactly("run a", "run b", "stop b", "stop a");
    }

    @Test
    void aFailingStopDoesNotKeepTheOthersOpen() {
        Rooms rooms = new Rooms(List.of(new Room("a"), new Room("b", "stop"), new Room("c", "drain")));

        rooms.run(running(), LIMIT);
        rooms.drain(LIMIT);
        rooms.stop(LIMIT);

        assertThat(steps)
                .containsExactly(
                        "run a", "run b", "run c", "drain c", "drain b", "drain a", "stop c", "stop b", "stop a");
    }

    @Test
    void stopsOnce() {
        Rooms rooms = new Rooms(List.of(new Room("a")));

        rooms.run(running(), LIMIT);
        rooms.stop(LIMIT);
        rooms.stop(LIMIT);

        assertThat(steps).containsExactly("run a", "stop a");
    }

    private static Running running() {
        BeanManager unused = (BeanManager) Proxy.newProxyInstance(
                RoomsTest.class.getClassLoader(),
                new Class<?>[] {BeanManager.class},
                (proxy, method, arguments) -> null);
        return new Running("test", Role.all(), new Threads(Thread::new), Clock.systemUTC(), unused);
    }

    private final class Room implements Capability {
        private final String name;
        private final String failing;

        Room(String name) {
            this(name, "");
        }

        Room(String name, String failing) {
            this.name = name;
            this.failing = failing;
        }

        @Override
        public void run(Running running) {
            step("run");
        }

        @Override
        public void admit() {
            step("admit");
        }

        @Override
        public void drain(Duration atMost) {
            step("drain");
        }

        @Override
        public void stop(Duration atMost) {
            step("stop");
        }

        private void step(String phase) {
            steps.add(phase + " " + name);
            if (phase.equals(failing)) {
                throw new IllegalStateException(phase + " " + name + " fails");
            }
        }
    }
}
