package io.urutu.bench.messaging;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Measures handlers. */
record Handling(Queues queues) {
    private static final int A_SECOND = 200;

    /** Fills the queue first, so that the time is that of handling alone. */
    Measured run(Held handler, int count) throws Exception {
        handler.hold();
        queues.fill(handler.topic(), count);
        return handler.release(count);
    }

    /** While the queue is filled; the time is that of both. */
    Measured flow(Held handler, int count) throws Exception {
        return whilePublishing(handler, count, () -> queues.fill(handler.topic(), count));
    }

    /** So few a second that nothing waits for anything: what is left is the way. */
    Measured trickle(Held handler, int count) throws Exception {
        return whilePublishing(handler, count, () -> trickle(handler.topic(), count));
    }

    private interface Publishing {
        void run() throws Exception;
    }

    /** The release comes first, so that none is handled before the time runs. */
    private static Measured whilePublishing(Held handler, int count, Publishing publishing) throws Exception {
        FutureTask<Void> publisher = new FutureTask<>(() -> {
            TimeUnit.MILLISECONDS.sleep(500);
            publishing.run();
            return null;
        });
        new Thread(publisher, "bench-publisher").start();
        Measured measured = handler.release(count);
        publisher.get();
        return measured;
    }

    private void trickle(String topic, int count) throws Exception {
        for (int sent = 0; sent < count; sent++) {
            queues.publish(topic, sent);
            TimeUnit.MILLISECONDS.sleep(1000 / A_SECOND);
        }
    }
}
