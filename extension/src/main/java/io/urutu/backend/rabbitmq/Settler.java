package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells the broker what became of deliveries, on a thread of its own: a peer that reads no more can stop this thread
 * until its connection is cut, and never one that handles messages. What waits together is told together, as the
 * {@link Ledger} of its channel has it.
 *
 * <p>What waits here needs no bound: each is one of the deliveries that the prefetches allow.
 *
 * <p><b>Threading.</b> Safe for concurrent use; only its own thread writes.
 */
final class Settler {
    private static final int MOST_AT_ONCE = 1_000;

    /** One thing to tell. */
    interface Statement {
        void on(Ledger ledger) throws IOException;
    }

    /** @param channel null for the last one */
    private record Entry(@Nullable Channel channel, Statement statement) {}

    private final LinkedBlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final Map<Channel, Ledger> ledgers = new HashMap<>();
    private final Thread thread = new PlainThreads("settle").newThread(this::run);

    void start() {
        thread.start();
    }

    /** Returns at once. Told in this order on each channel, but for acknowledgements, which may come later. */
    void tell(Channel channel, Statement statement) {
        entries.add(new Entry(channel, statement));
    }

    /** Tells what waits, then ends; whatever comes later is not told, and so delivered again. */
    void end(Deadline deadline) throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        entries.add(new Entry(null, ledger -> {}));
        thread.join(Math.max(1, deadline.remainingMillis()));
    }

    private void run() {
        List<Entry> batch = new ArrayList<>();
        boolean more = true;
        try {
            while (more) {
                batch.add(entries.take());
                entries.drainTo(batch, MOST_AT_ONCE - 1);
                more = tell(batch);
                batch.clear();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there may be more. */
    private boolean tell(List<Entry> batch) {
        boolean more = true;
        for (Entry entry : batch) {
            Channel channel = entry.channel();
            if (channel == null) {
                more = false;
            } else {
                Ledger ledger = ledgers.computeIfAbsent(channel, Ledger::new);
                quietly(() -> entry.statement().on(ledger));
            }
        }
        ledgers.values().forEach(ledger -> quietly(ledger::flush));
        ledgers.keySet().removeIf(channel -> !channel.isOpen());
        return more;
    }

    private interface Step {
        void take() throws IOException;
    }

    private static void quietly(Step step) {
        try {
            step.take();
        } catch (IOException | AlreadyClosedException gone) {
            // with the channel the broker took back what was not settled: delivered again, here or elsewhere
        }
    }
}
