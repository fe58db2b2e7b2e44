package io.urutu.tck.messaging.app;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.tck.execution.app.Basket;
import io.urutu.tck.execution.app.BasketReader;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does its tasks in each of the ways a handler can end. Its row is under the task's key. */
@MessageBusController
public class TodoHandler {
    @Inject
    private Renewing renewing;

    @Inject
    private Instance<Rejecting> sessionBean;

    @Inject
    private MessagePublisher publisher;

    @Inject
    private Basket basket;

    @Inject
    private BasketReader reader;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected
    private ManagedExecutorService executor;

    @MessageHandler(name = "todo")
    CompletionStage<?> todo(MessageOf<Todo> message) {
        String key = message.payload().key();
        Ledger.note(key, "attempt " + message.attempt());
        if (message.payload().how().equals("look")) {
            Ledger.note(key, Rows.isThere(key) ? "row there" : "row missing");
            return CompletableFuture.completedStage(key);
        }
        Rows.insert(key);
        return end(message);
    }

    private CompletionStage<?> end(MessageOf<Todo> message) {
        String key = message.payload().key();
        switch (message.payload().how()) {
            case "fails" -> throw new IllegalArgumentException("as the test wants");
            case "fails-after-publishing" -> {
                publisher.publish(new Happened(key, "from a handler"));
                throw new IllegalArgumentException("as the test wants");
            }
            case "publishes" -> publisher.publish(new Happened(key, "from a handler"));
            case "rejects" -> message.reject("not wanted");
            case "rejects-swallowed" -> swallow(() -> message.reject("swallowed"), key);
            case "rejects-in-new" -> swallow(() -> renewing.reject(message), key);
            case "rejects-in-ejb" -> swallow(() -> sessionBean.get().reject(message), key);
            case "gives-back" -> {
                if (message.attempt() == 1) {
                    message.nack();
                }
            }
            case "commit-fails" -> Rows.failCommit();
            case "scope" -> Ledger.note(key, basket.id() + " " + reader.id());
            case "later" -> {
                return CompletableFuture.runAsync(() -> Ledger.note(key, "done later"), executor);
            }
            case "later-fails" -> {
                return CompletableFuture.failedStage(new IllegalArgumentException("later, as the test wants"));
            }
            default -> Ledger.note(key, "done");
        }
        return CompletableFuture.completedStage(key);
    }

    /** As careless applications do. */
    private static void swallow(Runnable verb, String key) {
        try {
            verb.run();
            Ledger.note(key, "returned");
        } catch (Throwable given) {
            Ledger.note(key, "swallowed");
        }
    }
}
