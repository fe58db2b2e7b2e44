package io.urutu.runtime.messaging.handling;

import io.urutu.context.MessageInfo;
import io.urutu.kernel.Ids;
import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.delivery.Delivery;
import io.urutu.runtime.messaging.delivery.Headers;
import io.urutu.runtime.messaging.delivery.Verdict;
import io.urutu.runtime.messaging.payload.CloudEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs one delivery as an execution, from body to outcome. The outcome is told after the transaction has completed and
 * what the handler published is confirmed.
 *
 * <p><b>Threading.</b> Safe for concurrent use; runs on the worker that calls it.
 */
final class HandlerRunner {
    private final Executions executions;
    private final PayloadReader reader;
    private final HandlerInvoker invoker;
    private final FailureCallback callback;
    private final Settlement settlement;
    private final Replier replier;
    private final CloudEvents cloudEvents;
    private final Duration confirmTimeout;
    private final Ids ids;
    private final BatchRunner batches;

    HandlerRunner(
            Executions executions,
            PayloadReader reader,
            HandlerInvoker invoker,
            Settlement settlement,
            Replier replier,
            CloudEvents cloudEvents,
            Duration confirmTimeout,
            Clock clock) {
        this.executions = executions;
        this.reader = reader;
        this.invoker = invoker;
        this.callback = new FailureCallback(executions, invoker);
        this.settlement = settlement;
        this.replier = replier;
        this.cloudEvents = cloudEvents;
        this.confirmTimeout = confirmTimeout;
        this.ids = new Ids(clock);
        this.batches = new BatchRunner(this, executions, reader, invoker, callback, settlement, replier);
    }

    /** The delivery as it says itself, be it by a CloudEvent's words. */
    IncomingMessage incoming(IncomingMessage delivered) {
        return cloudEvents.read(delivered);
    }

    /** The publisher's id, or one of our own. */
    String idOf(IncomingMessage message) {
        return message.id().orElseGet(ids::next);
    }

    PayloadReader reader() {
        return reader;
    }

    Settlement settlement() {
        return settlement;
    }

    Outcome run(Inbound in, Duration slotWait) {
        IncomingMessage message = in.message();
        Handler handler = in.flow().handler();
        Handling handling = Handling.of(handler, message, idOf(message));
        try {
            Delivery delivery = delivery(handling, in.payload() == null ? reader.read(handler, message) : in.payload());
            if (handler.settling().ackPolicy() == AckPolicy.ON_RECEIPT) {
                delivery.acknowledgeOnReceipt();
                in.settle(new Outcome.Acknowledged());
            }
            return run(handling, delivery, slotWait);
        } catch (PayloadReader.Unreadable never) {
            Outcome outcome = settlement.unhandled(handling, never.kind(), never.text());
            replier.settled(handling, Optional.empty(), null, outcome);
            return outcome;
        }
    }

    /** Settles each of them. */
    void run(Handler handler, List<Inbound> batch, Duration slotWait) {
        batches.run(handler, batch, slotWait);
    }

    private Delivery delivery(Handling handling, Object payload) {
        Duration timeout = handling.handler().timeout();
        return new Delivery(handling.message(), handling.messageId(), payload, executions, timeout);
    }

    private Outcome run(Handling handling, Delivery delivery, Duration slotWait) {
        Handler handler = handling.handler();
        AtomicReference<@Nullable Handling> running = new AtomicReference<>();
        AtomicReference<@Nullable OutgoingMessage> reply = new AtomicReference<>();
        Completion completion = executions.run(
                info(handling, slotWait),
                handler.declaration().plan(),
                Headers.origin(handling.message().headers(), executions),
                handler.timeout(),
                () -> {
                    executions.current().ifPresent(execution -> running.set(handling.in(execution)));
                    Object result = invoker.call(handler, delivery);
                    reply.set(replier.encode(handling, result).orElse(null));
                    return null;
                });
        Handling ran = Optional.ofNullable(running.get()).orElse(handling);
        awaitConfirms(ran, completion);
        Verdict verdict = delivery.seal();
        Settlement.failureOf(verdict, completion).ifPresent(failure -> callback.tell(ran, delivery, failure));
        Outcome outcome = settlement.decide(ran, verdict, completion);
        replier.settled(ran, Optional.ofNullable(reply.get()), completion, outcome);
        return outcome;
    }

    static MessageInfo info(Handling handling, Duration slotWait) {
        IncomingMessage message = handling.message();
        return new MessageInfo(
                handling.handler().declaration().target(),
                handling.handler().name(),
                message.queue(),
                message.topic(),
                handling.messageId(),
                Delivery.attempt(message),
                slotWait);
    }

    /** The work is committed: a confirm that does not come delays the acknowledgement, but cannot take it back. */
    void awaitConfirms(Handling handling, Completion completion) {
        try {
            completion.released().toCompletableFuture().get(confirmTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            HandlingMessages.unconfirmed(handling, confirmTimeout);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            HandlingMessages.unconfirmed(handling, confirmTimeout);
        }
    }
}
