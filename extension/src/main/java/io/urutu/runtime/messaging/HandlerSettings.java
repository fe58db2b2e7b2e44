package io.urutu.runtime.messaging;

import io.urutu.config.Setting;
import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.MessageKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What {@code urutu.messaging.handlers.<name>.*} says: members of {@code @MessageHandler}, and channel attributes. */
record HandlerSettings(
        @Setting(doc = "The topic, in place of the annotation's and the payload type's.") Optional<String> value,
        @Setting(doc = "event or task, in place of what annotation and payload type say.") Optional<MessageKind> kind,
        @Setting(doc = "How long a call may take before it is interrupted and rolled back, and has failed.")
                Optional<Duration> timeout,
        @Setting(doc = "The largest body in bytes; a larger one is dead-lettered unread.") Optional<Long> maxBytes,
        @Setting(doc = "Whether a failed message is kept in the dead letter queue; otherwise it is logged and dropped.")
                Optional<Boolean> deadLetter,
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
            RetryMemberSettings.NONE,
            Optional.empty(),
            Map.of());

    HandlerSettings {
        attributes = Map.copyOf(attributes);
        if (maxBytes.isPresent() && maxBytes.get() < 1) {
            throw new IllegalArgumentException("max-bytes is " + maxBytes.get() + ", and must be at least 1");
        }
        if (timeout.isPresent() && timeout.get().isZero()) {
            throw new IllegalArgumentException("timeout is zero, and must be above");
        }
    }
}
