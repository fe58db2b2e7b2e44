package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.runtime.context.ExecutionPlan.Mode;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JR-006: what takes too long is interrupted, rolled back and told; what does not answer is counted. */
class TimeLimitTest {
    private static final Duration LIMIT = Duration.ofMillis(50);

    private final TestApplication application = TestApplication.withGrace(Duration.ofMillis(50));
    private final TransactionProbe transaction = new TransactionProbe();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void interruptsRollsBackAndTells() {
        Completion completion = application.run(Mode.OWN, LIMIT, () -> {
            transaction.watch();
            return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
        });

        assertThat(completion.committed()).isFalse();
        assertThat(completion.failure().orElseThrow())
                .hasMessage("URUTU05009 Mail#send: did not end within PT0.05S and was interrupted and rolled back. "
                        + "Raise its timeout, or make it shorter.");
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void decidesAlsoWhenTheBodySwallowsTheInterruptAndReturns() {
        Completion completion = application.run(Mode.OWN, LIMIT, () -> {
            transaction.watch();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException swallowed) {
                Thread.currentThread().interrupt();
            }
            return "as if nothing had happened";
        });

        assertThat(completion.committed()).isFalse();
        assertThat(completion.failure().orElseThrow()).hasMessageStartingWith("URUTU05009 Mail#send");
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void countsAThreadThatDoesNotAnswerUntilItReturns() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Completion> running =
                CompletableFuture.supplyAsync(() -> application.run(Mode.OWN, LIMIT, () -> awaitStubbornly(release)));

        awaitLost(1);
        assertThat(running).isNotDone();
        release.countDown();

        assertThat(running.get(10, TimeUnit.SECONDS).committed()).isFalse();
        assertThat(application.executions.lostSlots()).isZero();
    }

    @Test
    void leavesAloneWhatEndsInTime() {
        Completion completion = application.run(Mode.OWN, Duration.ofMinutes(1), () -> "in time");

        assertThat(completion.committed()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private void awaitLost(int threads) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (application.executions.lostSlots() != threads && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(application.executions.lostSlots()).isEqualTo(threads);
    }

    private static Object awaitStubbornly(CountDownLatch release) {
        while (true) {
            try {
                return release.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException ignored) {
                // as code does that this limit is for
            }
        }
    }
}
