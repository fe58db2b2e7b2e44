package io.urutu.backend.rabbitmq;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes plain daemon threads: on managed ones the client's close was seen to hang a server's shutdown. */
final class PlainThreads implements ThreadFactory {
    private final AtomicInteger count = new AtomicInteger();
    private final String prefix;

    PlainThreads(String role) {
        this.prefix = "urutu-rabbitmq-" + role + "-";
    }

    @Override
    public Thread newThread(Runnable body) {
        Thread thread = new Thread(body, prefix + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
