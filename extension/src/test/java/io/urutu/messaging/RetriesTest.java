package io.urutu.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.context.ShutdownSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The retry utility (JR-170). */
class RetriesTest {
    private static final RetrySettings QUICK = RetrySettings.of().maxAttempts(3).delay(Duration.ofMillis(1));
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void returnsTheFirstResult() throws Exception {
        String result = Retries.call(QUICK, () -> {
            if (calls.incrementAndGet() < 3) {
                throw new IOException("away");
            }
            return "here";
        });

        assertThat(result).isEqualTo("here");
        assertThat(calls).hasValue(3);
    }

    @Test
    void throwsTheLastFailureWhenNoAttemptIsLeft() {
        assertThatThrownBy(() -> Retries.call(QUICK, failing())).hasMessage("call 3");
    }

    @Test
    void triesAgainWhateverFailsUnlessToldOtherwise() { // W12.2
        assertThatThrownBy(() -> Retries.call(RetrySettings.of().delay(Duration.ZERO), failing()))
                .hasMessage("call 5");
        assertThat(calls).hasValue(5);
    }

    @Test
    void triesAgainOnlyWhatIsCovered() {
        assertThatThrownBy(() -> Retries.call(QUICK.on(IllegalStateException.class), failing()))
                .hasMessage("call 1");
        assertThatThrownBy(() -> Retries.call(QUICK.abortOn(Exception.class), failing()))
                .hasMessage("call 2");
    }

    @Test
    void looksAtCausesToo() {
        RetrySettings settings = RetrySettings.of().on(IOException.class).abortOn(IllegalArgumentException.class);

        assertThat(settings.covers(new UncheckedIOException(new IOException()))).isTrue();
        assertThat(settings.covers(new IllegalArgumentException(new IOException())))
                .isFalse();
        assertThat(settings.covers(new IllegalStateException())).isFalse();
        IllegalStateException circle = new IllegalStateException();
        circle.initCause(new IllegalStateException(circle));
        assertThat(settings.covers(circle)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5, PT5S",
        "2, 0.5, PT15S",
        "3, 0.5, PT45S",
        "4, 0.5, PT60S",
        "1000, 0.5, PT60S",
        "1, 0, PT4S",
        "1, 1, PT6S",
        "3, 1, PT54S",
        "4, 0, PT48S",
        "4, 1, PT60S",
        "5, 1, PT60S"
    })
    void jitterNeverExceedsTheCapNorChangesLaterPauses(int attempt, double random, Duration pause) { // W12.1
        RetrySettings settings = RetrySettings.of()
                .delay(Duration.ofSeconds(5))
                .multiplier(3)
                .maxDelay(Duration.ofSeconds(60))
                .jitter(0.2);

        assertThat(settings.pauseAfter(attempt, random)).isEqualTo(pause);
    }

    @Test
    void anInterruptEndsAPause() throws Exception {
        AtomicReference<Throwable> end = new AtomicReference<>();
        CountDownLatch tried = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try {
                Retries.call(QUICK.delay(FOR_EVER).maxDelay(FOR_EVER), () -> {
                    tried.countDown();
                    throw new IOException("away");
                });
            } catch (Throwable failure) {
                end.set(failure);
            }
        });
        thread.start();
        tried.await();

        thread.interrupt();
        thread.join();

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(end.get().getSuppressed()).singleElement().isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptedAttemptIsNotRepeated() {
        assertThatThrownBy(() -> Retries.call(QUICK, () -> {
                    calls.incrementAndGet();
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void shutdownEndsAPauseAndThrowsTheLastFailure() {
        Switch signal = new Switch();
        RetrySettings slow = QUICK.delay(FOR_EVER).maxDelay(FOR_EVER);

        assertThatThrownBy(() -> Retries.call(slow, signal, () -> {
                    signal.request();
                    throw new IOException("away");
                }))
                .hasMessage("away");
        assertThatThrownBy(() -> Retries.call(QUICK, new Switch(), failing())).hasMessage("call 3");
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThatThrownBy(() -> RetrySettings.of().maxAttempts(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("URUTU01101 maxAttempts is 0, and must be at least 1.");
        assertThatThrownBy(() -> RetrySettings.of().delay(Duration.ofMillis(-1)))
                .hasMessage("URUTU01101 delay is PT-0.001S, and must be from 0 to 365 days.");
        assertThatThrownBy(() -> RetrySettings.of().maxDelay(Duration.ofDays(366)))
                .hasMessage("URUTU01101 maxDelay is PT8784H, and must be from 0 to 365 days.");
        assertThatThrownBy(() -> RetrySettings.of().multiplier(0.5))
                .hasMessage("URUTU01101 multiplier is 0.5, and must be from 1 to 1000000.");
        assertThatThrownBy(() -> RetrySettings.of().jitter(Double.NaN))
                .hasMessage("URUTU01101 jitter is NaN, and must be from 0 to 1.");
    }

    private Callable<String> failing() {
        return () -> {
            throw new IOException("call " + calls.incrementAndGet());
        };
    }

    private static final class Switch implements ShutdownSignal {
        private final CountDownLatch requested = new CountDownLatch(1);

        @Override
        public boolean isRequested() {
            return requested.getCount() == 0;
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            return requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void request() {
            requested.countDown();
        }

        @Override
        public <T> Optional<T> race(Callable<T> body) throws Exception {
            return Optional.of(body.call());
        }
    }
}
