package io.urutu.runtime.messaging.publishing;

import io.urutu.context.CommitStage;
import io.urutu.messaging.spi.MessageSink;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.runtime.context.Executions;

/**
 * Keeps a message in memory until the caller's transaction has committed, then sends it.
 *
 * <p><b>Can lose.</b> A crash between commit and the broker's confirm. The outbox is the sink that cannot.
 *
 * <p><b>Failure.</b> {@link IllegalStateException} where no transaction or execution could ever release the message.
 */
public final class AfterCommitSink implements MessageSink {
    private final Executions executions;
    private final Sender sender;

    public AfterCommitSink(Executions executions, Sender sender) {
        this.executions = executions;
        this.sender = sender;
    }

    /** Refused now, while the transaction can still fail, rather than after its commit. */
    @Override
    public void accept(OutgoingMessage message) {
        sender.requireRoom(message, executions.staged() + 1);
        executions.stage(CommitStage.MESSAGES, () -> sender.send(message));
    }

    /** As {@link #accept(OutgoingMessage)}, and tells what became of it. */
    void accept(OutgoingMessage message, StagedPublisher.Listener listener) {
        sender.requireRoom(message, executions.staged() + 1);
        executions.stage(
                CommitStage.MESSAGES,
                () -> sender.send(message).whenComplete((receipt, failure) -> listener.sent(message, receipt, failure)),
                () -> listener.dropped(message));
    }
}
