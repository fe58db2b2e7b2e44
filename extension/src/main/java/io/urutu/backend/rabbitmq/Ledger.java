package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What one channel has settled. Acknowledgements wait for {@link #flush}, where those with nothing unsettled below them
 * become one: the broker counts deliveries of a channel from 1, without gaps.
 *
 * <p><b>Threading.</b> Confined to the settler's thread.
 */
final class Ledger {
    private final Channel channel;
    /** All up to this one are settled, or about to be acknowledged. */
    private long floor;
    /** The others that are. */
    private final PriorityQueue<Long> above = new PriorityQueue<>();

    private List<Long> acknowledged = new ArrayList<>();

    Ledger(Channel channel) {
        this.channel = channel;
    }

    Channel channel() {
        return channel;
    }

    void acknowledge(long tag) {
        acknowledged.add(tag);
        above.add(tag);
    }

    /** Back, and counted against the delivery limit: since RabbitMQ 4.3 a {@code nack} is not. */
    void requeue(long tag) throws IOException {
        above.add(tag);
        channel.basicReject(tag, true);
    }

    /** Back through no fault of the message. */
    void giveBack(long tag) throws IOException {
        above.add(tag);
        channel.basicNack(tag, false, true);
    }

    /** Away, by way of the dead lettering that the queue itself has. */
    void reject(long tag) throws IOException {
        above.add(tag);
        channel.basicReject(tag, false);
    }

    void flush() throws IOException {
        if (acknowledged.isEmpty()) {
            return;
        }
        List<Long> now = acknowledged;
        acknowledged = new ArrayList<>();
        while (!above.isEmpty() && above.element() <= floor + 1) {
            floor = Math.max(floor, above.remove());
        }
        long last = 0;
        int together = 0;
        for (long tag : now) {
            if (tag <= floor) {
                together++;
                last = Math.max(last, tag);
            } else {
                channel.basicAck(tag, false);
            }
        }
        if (together > 0) {
            channel.basicAck(last, together > 1);
        }
    }
}
