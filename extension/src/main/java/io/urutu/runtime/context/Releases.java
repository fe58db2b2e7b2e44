package io.urutu.runtime.context;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What an execution has released and is still on its way: counted, since it may be thousands of messages, and joining
 * the stages of all of them costs as much as making them.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Releases {
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    /** One more than are under way, as long as nobody has asked for the end. */
    private final AtomicInteger open = new AtomicInteger(1);

    void add(CompletionStage<?> stage) {
        open.incrementAndGet();
        stage.whenComplete((done, failed) -> less());
    }

    /** Completes when all that was added so far has, well or not. Asked once. */
    CompletionStage<Void> all() {
        less();
        return over;
    }

    private void less() {
        if (open.decrementAndGet() == 0) {
            over.complete(null);
        }
    }
}
