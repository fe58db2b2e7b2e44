package io.urutu.runtime.messaging.settings;

import io.urutu.config.Setting;
import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.MessageKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What {@code urutu.messaging.handlers.<name>.*} says: members of {@code @MessageHandler}, its connection, and channel attributes. */
public record HandlerSettings(
        @Setting(doc = "The topic, in place of the annotation's and the payload type's.") Optional<String> value,
        @Setting(doc = "event or task, in place of what annotation and payload type say.") Optional<MessageKind> kind,
        @Setting(doc = "How long a call may take before it is interrupted and rolled back, and has failed.")
                Optional<Duration> timeout,
        @Setting(doc = "The largest body in bytes; a larger one is dead-lettered unread.") Optional<Long> maxBytes,
        @Setting(doc = "Whether a failed message is kept in the dead letter queue; otherwise it is logged and dropped.")
                Optional<Boolean> deadLetter,
        @Setting(doc = "A pattern of topics, in place of one topic: * stands for one word, # for any number.")
                Optional<String> topicPattern,
        @Setting(doc = "What include-groups knows it by.") Optional<String> group,
        @Setting(
                        doc =
                                "The connection it consumes from, in place of its payload type's: a name such as audit (`urutu.broker.audit.*`), or default. What is published goes where its type says, all the same.")
                Optional<String> connection,
        @Setting(doc = "The pool whose slots its calls take.") Optional<String> pool,
        @Setting(
                        doc =
                                "How many calls run at a time in this process, at most; 0 lifts the bound of the handler's own pool.")
                Optional<Integer> concurrency,
        @Setting(doc = "How many calls run at a time in this process for messages of one key, at most.")
                Optional<Integer> maxConcurrentPerKey,
        @Setting(doc = "Whether messages of one key are handled one after the other, in the order of their queue.")
                Optional<Boolean> ordered,
        @Setting(doc = "How many messages this process handles in a time, at most: 100/s, 10/m, 5/h.")
                Optional<String> rate,
        @Setting(doc = "How many messages a batch has, at most.") Optional<Integer> batchSize,
        @Setting(doc = "How long the first message of a batch waits for others.") Optional<Duration> batchLinger,
        @Setting(doc = "When its messages are acknowledged: after-commit, on-receipt or manual.")
                Optional<AckPolicy> ackPolicy,
        RetryMemberSettings retry,
        @Setting(doc = "The method of its bean that is told of each failed attempt.") Optional<String> exceptionHandler,
        @Setting(
                        doc =
                                "Attributes of the channel, named as SmallRye's RabbitMQ connector names them: queue.name, routing-keys, max-outstanding-messages, auto-bind-dlq, and queue arguments as queue.x-….")
                Map<String, String> attributes) {
    static final HandlerSettings NONE = new HandlerSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RetryMemberSettings.NONE,
            Optional.empty(),
            Map.of());

    private static final String DEFAULT = "default";

    public HandlerSettings {
        attributes = Map.copyOf(attributes);
        if (maxBytes.isPresent() && maxBytes.get() < 1) {
            throw new IllegalArgumentException("max-bytes is " + maxBytes.get() + ", and must be at least 1");
        }
        if (timeout.isPresent() && timeout.get().isZero()) {
            throw new IllegalArgumentException("timeout is zero, and must be above");
        }
        if (batchLinger.isPresent() && batchLinger.get().isZero()) {
            throw new IllegalArgumentException("batch-linger is zero, and must be above");
        }
    }

    /** The name of the connection it is put on, as the bus has it: empty for the default one. */
    public Optional<String> connectionName() {
        return connection.map(name -> name.equals(DEFAULT) ? "" : name);
    }
}
