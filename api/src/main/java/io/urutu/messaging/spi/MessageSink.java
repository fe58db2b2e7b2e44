package io.urutu.messaging.spi;

/**
 * Takes an encoded message at the moment of the call, inside the caller's transaction, and sees to it that it is sent
 * after the commit. The outbox is one.
 */
@FunctionalInterface
public interface MessageSink {
    void accept(OutgoingMessage message);
}
