package io.urutu.sample;

/** The columns of the page. */
public enum TaskStatus {
    PENDING,
    RUNNING,
    FINISHED,
    ERROR
}
