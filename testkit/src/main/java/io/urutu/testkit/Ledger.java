package io.urutu.testkit;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What passed between an application and its brokers, oldest first.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Ledger {
    private final Activity activity = new Activity();
    private final List<OutgoingMessage> published = new CopyOnWriteArrayList<>();
    private final List<Done> handled = new CopyOnWriteArrayList<>();
    private final List<Dead> deadLettered = new CopyOnWriteArrayList<>();
    /** Of each queue and message the attempt that succeeded. */
    private final Map<List<String>, Integer> successes = new ConcurrentHashMap<>();

    /** A message and the attempt that succeeded. */
    record Done(IncomingMessage message, int attempt) {}

    /**
     * A dead letter.
     *
     * @param queue whose dead letter queue it is in
     */
    record Dead(String queue, IncomingMessage message) {}

    Activity activity() {
        return activity;
    }

    void published(OutgoingMessage message) {
        published.add(message);
    }

    List<OutgoingMessage> published() {
        return published;
    }

    /** The handler's work holds. */
    void succeeded(String queue, String id, int attempt) {
        successes.put(List.of(queue, id), attempt);
    }

    /** Handled if its handler succeeded; else it was dropped. */
    void acknowledged(IncomingMessage message) {
        Integer attempt = successes.remove(List.of(message.queue(), message.id().orElse("")));
        if (attempt != null) {
            handled.add(new Done(message, attempt));
        }
    }

    List<Done> handled() {
        return handled;
    }

    void buried(String queue, IncomingMessage message) {
        deadLettered.add(new Dead(queue, message));
    }

    List<Dead> deadLettered() {
        return deadLettered;
    }

    /** The topic a message was published under here, which a dead letter of the broker's own does not tell. */
    String topicOf(IncomingMessage message) {
        return published.stream()
                .filter(sent -> message.id().filter(sent.id()::equals).isPresent())
                .findFirst()
                .map(OutgoingMessage::topic)
                .orElseGet(message::topic);
    }
}
