package io.urutu.tck.messaging.reactive.app;

/** Named by no annotation: its channels say where it goes. */
public record Parcel(String key, String how) {}
