package io.urutu.runtime.messaging.handling;

import io.urutu.kernel.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * The threads that handle messages: a fixed number, made at start, fed by a bounded queue.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class WorkerPool {
    /** One delivery on its way. Exactly one of the two is called, once. */
    interface Job {
        void run();

        /** Nobody will run it. */
        void refuse();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final BlockingQueue<Job> waiting;
    private final List<Thread> workers;
    private int unfinished;
    private volatile boolean draining;
    private volatile boolean ended;

    WorkerPool(Threads threads, int size, int capacity) {
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.workers = IntStream.rangeClosed(1, size)
                .mapToObj(n -> threads.start("urutu-messaging-worker-" + n, this::work))
                .toList();
    }

    /** Runs the job on a worker, or refuses it at once when the pool is full or stopping. */
    void submit(Job job) {
        count(1);
        if (draining || !waiting.offer(job)) {
            refuse(job);
        } else if (draining) {
            refuseWaiting();
        }
    }

    int size() {
        return workers.size();
    }

    /** How many of the threads live. */
    int alive() {
        int alive = 0;
        for (Thread worker : workers) {
            alive += worker.isAlive() ? 1 : 0;
        }
        return alive;
    }

    /**
     * Refuses what has not begun, waits for what runs, and interrupts what still runs then. Whether all ended by itself.
     */
    boolean drain(Duration atMost) {
        draining = true;
        refuseWaiting();
        boolean quiet = awaitQuiet(atMost);
        if (!quiet) {
            workers.forEach(Thread::interrupt);
        }
        return quiet;
    }

    /** Ends the workers, within this time; the names of those that do not end. */
    List<String> end(Duration atMost) {
        draining = true;
        ended = true;
        refuseWaiting();
        workers.forEach(Thread::interrupt);
        awaitQuiet(atMost);
        List<String> left = new ArrayList<>();
        for (Thread worker : workers) {
            if (!joined(worker)) {
                left.add(worker.getName());
            }
        }
        return left;
    }

    private void work() {
        while (!ended) {
            try {
                perform(waiting.take());
            } catch (InterruptedException woken) {
                // the flag says whether this was the end, or an interrupt meant for a call that is over
            }
        }
    }

    /** A job answers for its own failures; one that does not must not cost us the thread. */
    private void perform(Job job) {
        try {
            job.run();
        } catch (RuntimeException | Error unanswered) {
            HandlingMessages.workerFault(unanswered);
        } finally {
            count(-1);
        }
    }

    private void refuseWaiting() {
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            refuse(job);
        }
    }

    private void refuse(Job job) {
        try {
            job.refuse();
        } finally {
            count(-1);
        }
    }

    private void count(int change) {
        lock.lock();
        try {
            unfinished += change;
            if (unfinished == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing waits or runs; whether that came to be in time. */
    boolean awaitQuiet(Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (unfinished > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return unfinished == 0;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static boolean joined(Thread worker) {
        try {
            worker.join(10);
            return !worker.isAlive();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
