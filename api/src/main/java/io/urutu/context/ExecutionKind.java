package io.urutu.context;

/** What caused an execution. Written in lower case in logs and metrics. */
public enum ExecutionKind {
    /** A request to a Jakarta REST resource method. */
    HTTP,
    /** A message delivered to a handler. */
    MESSAGE,
    /** An occurrence of a scheduled action. */
    SCHEDULE,
    /** One event of a WebSocket. */
    WEBSOCKET
}
