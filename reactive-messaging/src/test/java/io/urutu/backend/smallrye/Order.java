package io.urutu.backend.smallrye;

import io.urutu.messaging.Event;

@Event("smallrye.order")
public record Order(String id) {}
