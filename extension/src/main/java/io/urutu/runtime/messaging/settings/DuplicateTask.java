package io.urutu.runtime.messaging.settings;

/** What becomes of a deployment in which several handlers own one task. */
public enum DuplicateTask {
    /** It is a problem. */
    FAIL,
    /** It is told, and each of them gets the task. */
    WARN
}
