package io.urutu.tck.messaging.app;

/** A payload type without a topic of its own. */
public record Plain(String key) {}
