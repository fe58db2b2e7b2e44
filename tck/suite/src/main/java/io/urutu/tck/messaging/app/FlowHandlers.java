package io.urutu.tck.messaging.app;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Handlers that ask for order, batches, bounds and patterns. */
@MessageBusController
public class FlowHandlers {
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** The first step is given back twice; none may overtake it. */
    @MessageHandler(name = "ordered", ordered = true)
    void ordered(MessageOf<Step> message) {
        Step step = message.payload();
        Ledger.note(step.key(), "step " + step.number() + " attempt " + message.attempt());
        if (step.number() == 0 && message.attempt() < 3) {
            message.nack();
        }
    }

    @MessageHandler(name = "pattern", topicPattern = "tck.flow.*")
    void pattern(MessageOf<Step> message) {
        Ledger.note(message.payload().key() + "-pattern", message.topic());
    }

    /** Rows are under key and name. */
    @MessageHandler(name = "batch", batchSize = 4, batchLinger = "10s")
    void batch(List<MessageOf<Part>> batch) {
        String names = String.join(
                " ", batch.stream().map(each -> each.payload().name()).sorted().toList());
        for (MessageOf<Part> each : batch) {
            Part part = each.payload();
            Rows.insert(part.key() + part.name());
            Ledger.note(part.key(), "batch of " + names);
            if (part.name().startsWith("reject")) {
                each.reject("as the test wants");
            }
            if (part.name().startsWith("ack")) {
                each.ack();
            }
        }
        if (names.contains("fail")) {
            throw new IllegalStateException("as the test wants");
        }
    }

    @MessageHandler(name = "bounded", concurrency = 2)
    void bounded(Load load) throws InterruptedException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        Thread.sleep(20);
        running.decrementAndGet();
        int count =
                done.computeIfAbsent(load.key(), none -> new AtomicInteger()).incrementAndGet();
        if (count == load.of()) {
            Ledger.note(load.key(), "most " + most.get());
        }
    }
}
