package io.urutu.messaging.spi;

/** The broker's answer to a message sent. */
public sealed interface Receipt {
    /** The broker has it, safe in every queue bound to its topic. */
    record Confirmed() implements Receipt {}

    /** Confirmed, but no queue is bound to its topic. For a mandatory message that means <em>not sent</em>. */
    record Unroutable() implements Receipt {}

    /** Not sent, and sending it again would not help. */
    record Refused(String reason) implements Receipt {}
}
