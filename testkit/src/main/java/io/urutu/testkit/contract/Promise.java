package io.urutu.testkit.contract;

/** What a broker promises beyond moving messages: a connector to one that does less says so with {@link Without}. */
public enum Promise {
    /** It tells that no queue took a message. */
    TELLS_UNROUTED,
    /** Numbers and truths in headers stay what they are. */
    TYPED_HEADERS,
    /** It delivers no more than the prefetch. */
    PREFETCH,
    /** It counts how often it delivered a message before. */
    COUNTS_DELIVERIES,
    /** Dead letters go to a queue of their own, with headers added. */
    DEAD_LETTERS,
    /** What comes back too often is dead-lettered. */
    DELIVERY_LIMIT,
    /** Messages die at their time. */
    EXPIRY,
    /** Several consumers share a queue. */
    COMPETITION,
    /** Intake stops and leaves the rest, and unsettled messages go back. */
    DRAIN,
    /** Patterns of topics are bound. */
    PATTERNS,
    /** Queues are paused and resumed. */
    PAUSES,
    /** A queue has one active consumer, and keeps its order from one to the next. */
    SINGLE_ACTIVE,
    /** A retry waits at the broker and comes back to its queue alone. */
    RETRY,
    /** Requests are answered, by the broker's own way back. */
    REPLIES,
    /** A queue that keeps priorities delivers the more urgent first. */
    PRIORITIES,
    /** What is sent before anybody consumes is kept. */
    KEEPS,
    /** It tells what it is connected to and consumes. */
    STATUS
}
