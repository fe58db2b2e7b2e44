package io.urutu.backend.smallrye;

import io.urutu.messaging.Event;

@Event("smallrye.paid")
public record Paid(String id) {}
