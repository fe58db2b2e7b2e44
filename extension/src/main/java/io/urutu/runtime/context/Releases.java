package io.urutu.runtime.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What an execution has released and is still on its way.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Releases {
    private final List<CompletableFuture<?>> underWay = new ArrayList<>();

    synchronized void add(CompletionStage<?> stage) {
        underWay.add(stage.handle((done, failed) -> done).toCompletableFuture());
    }

    /** Completes when all that was added so far has, well or not. */
    synchronized CompletionStage<Void> all() {
        return CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new));
    }
}
