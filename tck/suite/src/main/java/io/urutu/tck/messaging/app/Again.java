package io.urutu.tck.messaging.app;

/** A task that {@link RetryHandlers} do again as {@code how} says. Published under the topic of one of them. */
public record Again(String key, String how) {}
