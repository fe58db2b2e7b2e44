package io.urutu.runtime.messaging.delivery;

import io.urutu.kernel.Messages;
import java.time.Duration;

/** What is said to the one who holds a message. */
public final class DeliveryMessages {
    private DeliveryMessages() {}

    public static GiveBack giveBack(String id) {
        return new GiveBack(Messages.code(1044) + " message " + id
                + " was given back: this ends the handler. Do not catch it; the outcome is already decided.");
    }

    static IllegalStateException noMessage() {
        return new IllegalStateException(
                Messages.code(1045) + " this thread handles no message. Use it in a @MessageHandler method.");
    }

    static IllegalStateException tooLate(String id) {
        return new IllegalStateException(Messages.code(1103) + " message " + id
                + " is settled already: its handler has ended, or its time is over. This verb decides nothing.");
    }

    static IllegalArgumentException delayOutOfBounds(Duration delay) {
        return new IllegalArgumentException(
                Messages.code(1100) + " retryLater(" + delay + "): the delay is from 0 to 365 days.");
    }

    static IllegalArgumentException notInside(Class<?> type) {
        return new IllegalArgumentException(Messages.code(1228) + " a handled Message cannot be unwrapped to "
                + type.getName() + ". MessageOf.class gives its envelope.");
    }
}
