package io.urutu.tck.messaging.app;

import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.RetryPolicy;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Handlers that fail or give back at first, in each of the ways there are. */
@MessageBusController
public class RetryHandlers {
    private static final Duration ASKED = Duration.ofMillis(700);
    /** Rounded up, a second more in a queue that is new, and some time for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    @Inject
    private Deep deep;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected
    private ManagedExecutorService executor;

    @MessageHandler(
            value = "tck.again",
            kind = MessageKind.TASK,
            name = "again",
            retry = @RetryPolicy(maxAttempts = 3, delay = "100ms", multiplier = 1, jitter = 0),
            exceptionHandler = "failed")
    void again(MessageOf<Again> message) throws Exception {
        begin(message);
        if (message.payload().how().equals("fails")) {
            throw new IllegalStateException("attempt " + message.attempt());
        }
        if (message.attempt() == 1) {
            giveBack(message);
        } else {
            tellWaited(message.payload().key());
        }
    }

    void failed(Throwable failure, MessageOf<?> message) {
        String key = ((Again) message.payload()).key();
        Rows.insert(key + "-told");
        Ledger.note(key, "told of " + failure.getMessage());
        throwAway(message::ack, key);
    }

    @MessageHandler(value = "tck.hasty", kind = MessageKind.TASK, name = "hasty", ackPolicy = AckPolicy.ON_RECEIPT)
    void hasty(MessageOf<Again> message) {
        begin(message);
        throw new IllegalStateException("lost, as the test wants");
    }

    @MessageHandler(
            value = "tck.manual",
            kind = MessageKind.TASK,
            name = "manual",
            ackPolicy = AckPolicy.MANUAL,
            retry = @RetryPolicy(maxAttempts = 2, delay = "100ms"))
    void manual(MessageOf<Again> message) {
        begin(message);
        if (message.attempt() == 2) {
            message.ack();
        }
    }

    @MessageHandler(
            value = "tck.slow",
            kind = MessageKind.TASK,
            name = "slow",
            timeout = "300ms",
            retry = @RetryPolicy(maxAttempts = 2, delay = "100ms"))
    void slow(MessageOf<Again> message) throws InterruptedException {
        begin(message);
        if (message.attempt() == 1) {
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
        }
    }

    private void giveBack(MessageOf<Again> message) throws Exception {
        String key = message.payload().key();
        switch (message.payload().how()) {
            case "later" -> {
                begun.put(key, System.nanoTime());
                message.retryLater(ASKED);
            }
            case "in-new" -> throwAway(() -> deep.retryInNew(key), key);
            case "deep" -> throwAway(deep::retry, key);
            case "elsewhere" ->
                CompletableFuture.runAsync(message::retry, executor)
                        .handle((done, failure) -> key)
                        .get();
            case "acks-and-fails" -> {
                message.ack();
                throw new IllegalStateException("after ack");
            }
            default -> throw new IllegalArgumentException(message.payload().how());
        }
    }

    private static void begin(MessageOf<Again> message) {
        Rows.insert(message.payload().key());
        Ledger.note(message.payload().key(), "attempt " + message.attempt() + " of " + message.topic());
    }

    private void tellWaited(String key) {
        Long since = begun.remove(key);
        if (since != null) {
            Duration waited = Duration.ofNanos(System.nanoTime() - since);
            boolean right = waited.compareTo(ASKED) >= 0 && waited.compareTo(BOUND) <= 0;
            Ledger.note(key, right ? "waited as asked" : "waited " + waited);
        }
    }

    /** As careless applications do. */
    private static void throwAway(Runnable verb, String key) {
        try {
            verb.run();
            Ledger.note(key, "returned");
        } catch (Throwable given) {
            Ledger.note(key, "swallowed");
        }
    }
}
