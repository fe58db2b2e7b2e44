package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.Queue.DeclareOk;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Compares one attached consumer with what the broker says of its queue: a consumer that the broker has forgotten, or
 * delivers nothing to although messages wait, is ended by nothing else. One look alone proves nothing, as a count may
 * be late; the second in a row does. A queue that is not there at all proves it at once.
 *
 * <p><b>Limit.</b> The broker counts all consumers of the queue: where other processes consume it, too, ours is missed
 * only when messages wait. Where one of them is served at a time, waiting messages say nothing of the others.
 *
 * <p><b>Threading.</b> Confined to the {@link Pulse}'s thread.
 */
final class Doubt {
    private final String queue;
    private final boolean isSingleActive;
    private @Nullable Attachment suspect;
    private long deliveredThen;

    Doubt(String queue, boolean isSingleActive) {
        this.queue = queue;
        this.isSingleActive = isSingleActive;
    }

    /**
     * Whether to look again soon.
     *
     * @param present what is believed to consume the queue; null for nothing
     */
    boolean look(Pulse pulse, @Nullable Attachment present) throws IOException, InterruptedException, TimeoutException {
        Attachment before = suspect;
        suspect = null;
        if (present == null) {
            return false;
        }
        long delivered = present.delivered();
        boolean wasIdle = present.holdsNothing();
        Optional<DeclareOk> found = pulse.queue(queue);
        if (found.isEmpty()) {
            present.lose("its queue is not there");
            return false;
        }
        String why = complaint(found.get(), wasIdle);
        if (why.isEmpty()) {
            return false;
        }
        if (before == present && deliveredThen == delivered) {
            present.lose(why);
            return false;
        }
        suspect = present;
        deliveredThen = delivered;
        return true;
    }

    private String complaint(DeclareOk found, boolean wasIdle) {
        if (found.getConsumerCount() == 0) {
            return "the broker knows of no consumer although nobody ended it";
        }
        return wasIdle && !isSingleActive && found.getMessageCount() > 0
                ? found.getMessageCount() + " messages wait and the broker delivers none"
                : "";
    }
}
