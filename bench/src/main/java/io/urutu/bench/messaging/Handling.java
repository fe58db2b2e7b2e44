package io.urutu.bench.messaging;

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

    /** So few a second that nothing waits for anything: what is left is the way. */
    Measured trickle(Held handler, int count) throws Exception {
        Thread publisher = new Thread(() -> trickle(handler.topic(), count), "bench-trickle");
        publisher.start();
        Measured measured = handler.release(count);
        publisher.join();
        return measured;
    }

    private void trickle(String topic, int count) {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
            for (int sent = 0; sent < count; sent++) {
                queues.publish(topic, sent);
                TimeUnit.MILLISECONDS.sleep(1000 / A_SECOND);
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
