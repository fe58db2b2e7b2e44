package io.urutu.messaging;

/** How many handlers a message has. */
public enum MessageKind {
    /** Something happened: every handler bound to the topic gets it once; none at all is no fault. */
    EVENT,
    /** Something to be done: one handler does it; none bound is an error. */
    TASK
}
