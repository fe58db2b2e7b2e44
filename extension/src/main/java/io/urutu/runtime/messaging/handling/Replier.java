package io.urutu.runtime.messaging.handling;

import io.urutu.kernel.Ids;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.MessageCodec;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.delivery.FailureHeaders;
import io.urutu.runtime.messaging.payload.Codecs;
import io.urutu.runtime.messaging.publishing.Connections;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Replies to requests: with the handler's value when its work is committed, with its failure when nobody tries again.
 *
 * <p><b>Can lose.</b> A crash between commit and reply; the requester then times out.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Replier {
    private static final byte[] NOTHING = {};

    private final Connections connections;
    private final Codecs codecs;
    private final Executions executions;
    private final FailureHeaders failures;
    private final Clock clock;
    private final Ids ids;

    Replier(Connections connections, Codecs codecs, Executions executions, FailureHeaders failures, Clock clock) {
        this.connections = connections;
        this.codecs = codecs;
        this.executions = executions;
        this.failures = failures;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /**
     * The reply of a handler that has returned, encoded inside its execution, so that one that cannot be fails it;
     * empty where none is wanted.
     */
    Optional<OutgoingMessage> encode(Handling handling, @Nullable Object result) {
        IncomingMessage message = handling.message();
        if (message.replyTo().isEmpty()) {
            return Optional.empty();
        }
        MessageCodec codec = codecs.forContent(message.contentType());
        byte[] body = result == null ? NOTHING : body(codec, result);
        return Optional.of(reply(codec, new HashMap<>(executions.outgoing()), body));
    }

    /** Tells the requester what became of it, if that is settled. */
    void settled(Handling handling, Optional<OutgoingMessage> reply, @Nullable Completion completion, Outcome outcome) {
        handling.message().replyTo().ifPresent(to -> answer(handling, reply, completion, outcome)
                .ifPresent(answer -> send(handling, to, answer)));
    }

    private Optional<OutgoingMessage> answer(
            Handling handling, Optional<OutgoingMessage> reply, @Nullable Completion completion, Outcome outcome) {
        if (outcome instanceof Outcome.DeadLettered dead) {
            return Optional.of(failure(handling, dead.headers()));
        }
        if (!(outcome instanceof Outcome.Acknowledged)) {
            return Optional.empty(); // it is tried again
        }
        if (completion != null && completion.committed()) {
            return reply;
        }
        Throwable why = completion == null
                ? new IllegalStateException("dropped unread")
                : completion.failure().orElseGet(() -> new IllegalStateException("rolled back"));
        return Optional.of(failure(handling, failures.of(handling.message(), why)));
    }

    private OutgoingMessage failure(Handling handling, Map<String, Object> told) {
        Map<String, Object> headers = new HashMap<>();
        for (String name : new String[] {FailureHeaders.CLASS, FailureHeaders.MESSAGE}) {
            headers.put(name, told.getOrDefault(name, "unknown"));
        }
        return reply(codecs.forContent(handling.message().contentType()), headers, NOTHING);
    }

    private OutgoingMessage reply(MessageCodec codec, Map<String, Object> headers, byte[] body) {
        return new OutgoingMessage(
                ids.next(),
                "reply",
                MessageKind.TASK,
                false,
                codec.contentType(),
                headers,
                body,
                clock.instant(),
                Optional.empty());
    }

    private static byte[] body(MessageCodec codec, Object result) {
        try {
            return codec.encode(result);
        } catch (Exception | StackOverflowError unencodable) {
            throw HandlingMessages.replyUnencodable(result.getClass(), codec.name(), unencodable);
        }
    }

    private void send(Handling handling, ReplyTo to, OutgoingMessage answer) {
        try {
            CompletionStage<Receipt> sent =
                    connections.of(handling.handler().connection()).reply(to, answer);
            sent.whenComplete((receipt, failure) -> {
                if (failure != null || receipt instanceof Receipt.Refused) {
                    HandlingMessages.notReplied(handling, failure == null ? receipt.toString() : failure.toString());
                }
            });
        } catch (RuntimeException refused) {
            HandlingMessages.notReplied(handling, String.valueOf(refused.getMessage()));
        }
    }
}
