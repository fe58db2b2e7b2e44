package io.urutu.context;

/** Fired once, at the first sign of the application's end, before intake closes. Beans and connections still work. */
public record RuntimeStopping(String application) {}
