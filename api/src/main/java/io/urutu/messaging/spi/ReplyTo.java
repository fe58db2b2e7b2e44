package io.urutu.messaging.spi;

/**
 * Where the reply to a message is wanted.
 *
 * @param address made by the requester's broker, and known to brokers only
 * @param correlation what the requester knows its request by
 */
public record ReplyTo(String address, String correlation) {}
