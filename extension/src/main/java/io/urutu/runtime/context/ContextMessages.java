package io.urutu.runtime.context;

import io.urutu.UrutuException;
import io.urutu.kernel.Messages;
import io.urutu.kernel.Problem;
import java.time.Duration;

/** What the context room says. 05001 and 05002 are told by {@code io.urutu.Hooks}. */
final class ContextMessages {
    private static final Messages LOG = new Messages("context");

    private ContextMessages() {}

    static IllegalStateException noExecution() {
        return new IllegalStateException(
                Messages.code(5003) + " no execution runs on this thread. Executions are requests, messages, "
                        + "scheduled runs and socket events; a thread started by the application is outside of them.");
    }

    static Problem uselessRule(String rule) {
        return new Problem(
                5160,
                PropagationSettings.PREFIX + ".propagate-headers",
                "\"" + rule + "\" names no header that may travel",
                "Name headers of the application, such as tenant, or prefixes such as tenant-*; urutu-, x-, CC, BCC, "
                        + "cloudEvents and those of tracing are not.");
    }

    static IllegalArgumentException reservedHeader(String name) {
        return new IllegalArgumentException(Messages.code(5161) + " header \"" + name
                + "\" belongs to the bus, the broker, tracing or CloudEvents, or is longer than "
                + HeaderRules.LONGEST_NAME + " characters. Choose another name.");
    }

    static IllegalArgumentException longHeader(String name, int length) {
        return new IllegalArgumentException(Messages.code(5162) + " header \"" + name + "\" has " + length
                + " characters, and may have " + HeaderRules.LONGEST_VALUE + ". Send what is long in the payload.");
    }

    static IllegalArgumentException manyHeaders(String name) {
        return new IllegalArgumentException(Messages.code(5163) + " header \"" + name + "\" would be one more than "
                + HeaderRules.MOST + ". Send what is much in the payload.");
    }

    static IllegalStateException notStarted() {
        return new IllegalStateException(
                Messages.code(5004) + " Urutu does not run: it has not started yet, or has stopped. Observe "
                        + "RuntimeStarted to begin work when it has.");
    }

    static IllegalStateException alreadyInside(String target, String other) {
        return new IllegalStateException(
                Messages.code(5005) + " " + target + ": this thread already runs an execution, " + other
                        + ". Executions do not nest; end that one first.");
    }

    static IllegalStateException inherited(String target) {
        return new IllegalStateException(
                Messages.code(5006) + " " + target + ": a transaction is already active on this thread. An execution "
                        + "never inherits one; find who began it and did not end it.");
    }

    static IllegalStateException outside() {
        return new IllegalStateException(
                Messages.code(5007) + " nothing can be staged here: there is neither a transaction nor an execution on "
                        + "this thread. Publish inside one, or send at once with PublishOptions.immediate().");
    }

    static IllegalStateException readOnly() {
        return new IllegalStateException(
                Messages.code(5008) + " nothing can be staged in a @ReadOnly transaction, which never commits. "
                        + "Remove @ReadOnly, or use Hooks.inNewTransaction or @NewTransaction for this part.");
    }

    static UrutuException timedOut(String target, Duration limit) {
        return new UrutuException(Messages.code(5009) + " " + target + ": did not end within " + limit
                + " and was interrupted and rolled back. Raise its timeout, or make it shorter.");
    }

    static UrutuException notCommitted(String target, Throwable cause) {
        return new UrutuException(
                Messages.code(5010) + " " + target + ": its transaction could not be committed and was rolled back ("
                        + cause + "). See the cause.",
                cause);
    }

    static UrutuException markedToFail(String target) {
        return new UrutuException(Messages.code(5011) + " " + target
                + ": was marked to fail while it ran, so its work was rolled back although it returned.");
    }

    static UrutuException notBegun(String target, Throwable cause) {
        return new UrutuException(
                Messages.code(5012) + " " + target + ": no transaction could be begun (" + cause + "). See the cause.",
                cause);
    }

    static void lost(String target, Duration limit, Duration grace) {
        LOG.error(
                5013,
                target + " has not ended within " + grace + " of being interrupted at its timeout of " + limit
                        + "; its thread is lost until it does. Make it answer Thread.interrupt(), then restart.");
    }

    static void lostReturned(String target) {
        LOG.warn(5014, target + " has ended after all; its thread works again");
    }

    static void noTransactions(String why) {
        LOG.warn(
                5015,
                "there is no JTA here (" + why + "): executions run without transactions, and what they stage is "
                        + "released when they succeed. Right in Java SE; on a server enable its transaction feature.");
    }

    static void releaseFailed(Throwable cause) {
        LOG.error(5016, "work staged until after the commit failed to start: " + cause + ". It is lost.", cause);
    }

    static void notRolledBack(String target, Throwable cause) {
        LOG.warn(5017, target + ": the transaction could not be rolled back; the server will time it out", cause);
    }

    static void notDestroyed(String bean, Throwable cause) {
        LOG.warn(5018, bean + ": failed while it was destroyed at the end of its execution", cause);
    }
}
