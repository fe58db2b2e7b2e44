package io.urutu.boot;

/** What can happen between an application and its broker. */
enum Fault {
    BROKER_RESTART,
    CONNECTIONS_CLOSED,
    QUEUE_DELETED,
    CONSUMER_CANCELLED,
    CONSUMER_FORGOTTEN,
    BLACK_HOLE,
    FORGOTTEN_CONNECTIONS,
    MEMORY_ALARM
}
