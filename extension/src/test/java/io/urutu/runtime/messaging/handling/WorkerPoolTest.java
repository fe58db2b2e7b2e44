package io.urutu.runtime.messaging.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.kernel.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The workers run, refuse, drain and end. */
class WorkerPoolTest {
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final WorkerPool pool = new WorkerPool(
            new Threads(body -> {
                Thread thread = new Thread(body);
                threads.add(thread);
                return thread;
            }),
            1,
            1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch refused = new CountDownLatch(1);

    private final class Blocking implements WorkerPool.Job {
        @Override
        public void run() {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException ended) {
                interrupted.countDown();
            }
        }

        @Override
        public void refuse() {
            refused.countDown();
        }
    }

    @AfterEach
    void end() {
        release.countDown();
        pool.end(Duration.ofSeconds(10));
    }

    @Test
    void threadsAreNamedAndEndWithThePool() throws Exception {
        assertThat(threads).extracting(Thread::getName).containsExactly("urutu-messaging-worker-1");

        assertThat(pool.end(Duration.ofSeconds(10))).isEmpty();

        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        pool.submit(new Blocking());
        begun.await();
        pool.submit(new Blocking());

        pool.submit(new Blocking());

        assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void drainInterruptsWhatDoesNotEndInTime() throws Exception {
        pool.submit(new Blocking());
        begun.await();

        assertThat(pool.drain(Duration.ofMillis(1))).isFalse();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void drainWaitsForWhatRunsAndRefusesTheRest() throws Exception {
        pool.submit(new Blocking());
        begun.await();
        pool.submit(new WorkerPool.Job() {
            @Override
            public void run() {}

            @Override
            public void refuse() {
                release.countDown(); // only now can the running job end
            }
        });

        assertThat(pool.drain(Duration.ofSeconds(10))).isTrue();

        pool.submit(new Blocking());
        assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void faultOfAJobCostsNoThread() throws Exception {
        pool.submit(new WorkerPool.Job() {
            @Override
            public void run() {
                throw new AssertionError("meant");
            }

            @Override
            public void refuse() {}
        });
        CountDownLatch idle = new CountDownLatch(1);
        assertThat(pool.awaitQuiet(Duration.ofSeconds(10))).isTrue();

        pool.submit(new WorkerPool.Job() {
            @Override
            public void run() {
                idle.countDown();
            }

            @Override
            public void refuse() {}
        });

        assertThat(idle.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void namesWorkersThatDoNotEnd() throws Exception {
        CountDownLatch stubborn = new CountDownLatch(1);
        pool.submit(new WorkerPool.Job() {
            @Override
            public void run() {
                begun.countDown();
                while (stubborn.getCount() > 0) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public void refuse() {}
        });
        begun.await();

        assertThat(pool.end(Duration.ofMillis(1))).isEqualTo(List.of("urutu-messaging-worker-1"));

        stubborn.countDown();
    }
}
