package io.urutu.runtime.messaging;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines of the messaging room while a test runs, as {@code LEVEL text}. */
public final class Logged extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.urutu.messaging");
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    public Logged() {
        logger.addHandler(this);
    }

    /** Waits for the line with this id; passes over others. */
    public String line(String id) throws InterruptedException {
        for (String line = lines.poll(10, TimeUnit.SECONDS); line != null; line = lines.poll(10, TimeUnit.SECONDS)) {
            if (line.contains(id)) {
                return line;
            }
        }
        throw new AssertionError("no line " + id + " within 10 s");
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getLevel() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
