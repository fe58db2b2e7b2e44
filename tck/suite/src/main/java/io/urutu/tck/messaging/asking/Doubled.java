package io.urutu.tck.messaging.asking;

/** The reply to {@link Doubling}. */
public record Doubled(int number) {}
