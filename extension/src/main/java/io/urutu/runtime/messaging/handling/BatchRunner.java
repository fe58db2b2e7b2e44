package io.urutu.runtime.messaging.handling;

import io.urutu.context.Execution;
import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.delivery.Delivery;
import io.urutu.runtime.messaging.delivery.Headers;
import io.urutu.runtime.messaging.delivery.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a batch as one execution. What cannot be read is settled alone; of the others each as its verb marked it, or as
 * the execution came out.
 *
 * <p><b>Threading.</b> Safe for concurrent use; runs on the worker that calls it.
 */
final class BatchRunner {
    /** An element that could be read. */
    private record Element(Inbound in, Handling handling, Delivery delivery) {}

    private final HandlerRunner runner;
    private final Executions executions;
    private final PayloadReader reader;
    private final HandlerInvoker invoker;
    private final FailureCallback callback;
    private final Settlement settlement;
    private final Replier replier;

    BatchRunner(
            HandlerRunner runner,
            Executions executions,
            PayloadReader reader,
            HandlerInvoker invoker,
            FailureCallback callback,
            Settlement settlement,
            Replier replier) {
        this.runner = runner;
        this.executions = executions;
        this.reader = reader;
        this.invoker = invoker;
        this.callback = callback;
        this.settlement = settlement;
        this.replier = replier;
    }

    void run(Handler handler, List<Inbound> batch, Duration slotWait) {
        List<Element> elements = new ArrayList<>(batch.size());
        for (Inbound in : batch) {
            Handling handling = Handling.ofBatch(handler, in.message(), runner.idOf(in.message()));
            try {
                elements.add(new Element(in, handling, received(in, read(handling))));
            } catch (PayloadReader.Unreadable never) {
                Outcome outcome = settlement.unhandled(handling, never.kind(), never.text());
                replier.settled(handling, Optional.empty(), null, outcome);
                in.settle(outcome);
            }
        }
        if (!elements.isEmpty()) {
            run(handler, slotWait, elements);
        }
    }

    private Delivery read(Handling handling) throws PayloadReader.Unreadable {
        Object payload = reader.read(handling.handler(), handling.message());
        return Delivery.ofBatch(
                handling.message(),
                handling.messageId(),
                payload,
                executions,
                handling.handler().timeout());
    }

    private static Delivery received(Inbound in, Delivery delivery) {
        if (in.flow().handler().settling().ackPolicy() == AckPolicy.ON_RECEIPT) {
            delivery.acknowledgeOnReceipt();
            in.settle(new Outcome.Acknowledged());
        }
        return delivery;
    }

    /** The execution is told by its first message. */
    private void run(Handler handler, Duration slotWait, List<Element> elements) {
        Handling first = elements.get(0).handling();
        List<Delivery> deliveries = elements.stream().map(Element::delivery).toList();
        AtomicReference<@Nullable Execution> running = new AtomicReference<>();
        Completion completion = executions.run(
                HandlerRunner.info(first, slotWait),
                handler.declaration().plan(),
                Headers.origin(first.message().headers(), executions),
                handler.timeout(),
                () -> {
                    executions.current().ifPresent(running::set);
                    return invoker.call(handler, deliveries);
                });
        Execution ran = running.get();
        runner.awaitConfirms(ran == null ? first : first.in(ran), completion);
        if (!completion.committed()) {
            completion
                    .failure()
                    .ifPresent(failure -> HandlingMessages.batchFailed(handler.name(), elements.size(), failure));
        }
        for (Element each : elements) {
            Handling handling = ran == null ? each.handling() : each.handling().in(ran);
            Verdict verdict = each.delivery().seal();
            Settlement.failureOf(verdict, completion)
                    .ifPresent(failure -> callback.tell(handling, each.delivery(), failure));
            Outcome outcome = settlement.decide(handling, verdict, completion);
            replier.settled(handling, replier.encode(handling, null), completion, outcome);
            each.in().settle(outcome);
        }
    }
}
