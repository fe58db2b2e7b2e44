package io.urutu.boot;

/** How far an application has come. Never goes back. */
enum Phase {
    BOUND,
    RUNNING,
    ADMITTING,
    STOPPING
}
