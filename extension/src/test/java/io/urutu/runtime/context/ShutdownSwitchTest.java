package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** JR-011, W1.7, W1.8: the signal is one flag of the application, and a race keeps what its body returned or threw. */
class ShutdownSwitchTest {
    private final ShutdownSwitch shutdown = new ShutdownSwitch();

    @Test
    void aRaceKeepsItsResult() throws Exception {
        assertThat(shutdown.race(() -> "done")).contains("done");
    }

    @Test
    void aRaceKeepsItsFailure() {
        assertThatThrownBy(() -> shutdown.race(() -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
    }

    @Test
    void shutdownInterruptsTheRaceWhichIsThenEmpty() throws Exception {
        CountDownLatch racing = new CountDownLatch(1);
        CompletableFuture<Optional<Boolean>> race = CompletableFuture.supplyAsync(() -> race(racing));
        assertThat(racing.await(10, TimeUnit.SECONDS)).isTrue();

        shutdown.request();

        assertThat(race.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void aFailureOfTheBodysOwnIsToldEvenDuringShutdown() {
        assertThatThrownBy(() -> shutdown.race(() -> {
                    shutdown.request();
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aResultThatWasReachedAllTheSameIsKept() throws Exception {
        Optional<String> result = shutdown.race(() -> {
            shutdown.request();
            return "done";
        });

        assertThat(result).contains("done");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aRaceAfterTheSignalIsLostBeforeItBegins() throws Exception {
        shutdown.request();

        assertThat(shutdown.race(() -> "never")).isEmpty();
    }

    @Test
    void canBeAwaited() throws Exception {
        assertThat(shutdown.await(Duration.ZERO)).isFalse();
        assertThat(shutdown.isRequested()).isFalse();

        shutdown.signal();

        assertThat(shutdown.await(Duration.ZERO)).isTrue();
        assertThat(shutdown.isRequested()).isTrue();
    }

    @Test
    void aRequestBeginsTheDrainOnce() {
        AtomicInteger drains = new AtomicInteger();
        shutdown.onRequest(drains::incrementAndGet);

        shutdown.request();
        shutdown.request();

        assertThat(drains).hasValue(1);
    }

    private Optional<Boolean> race(CountDownLatch racing) {
        try {
            return shutdown.race(() -> {
                racing.countDown();
                return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
