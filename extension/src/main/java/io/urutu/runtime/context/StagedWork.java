package io.urutu.runtime.context;

import io.urutu.context.CommitStage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Work kept until its transaction or execution has ended well.
 *
 * <p><b>Order.</b> Released by commit stage, and as staged within one.
 *
 * <p><b>Threading.</b> Safe for concurrent use: a server may complete a transaction that timed out on a thread of its own.
 */
final class StagedWork {
    private final Map<CommitStage, List<Supplier<CompletionStage<?>>>> works = new EnumMap<>(CommitStage.class);

    synchronized void add(CommitStage when, Supplier<CompletionStage<?>> work) {
        works.computeIfAbsent(when, stage -> new ArrayList<>()).add(work);
    }

    synchronized int size() {
        return works.values().stream().mapToInt(List::size).sum();
    }

    synchronized void drop() {
        works.clear();
    }

    /** Starts everything, once; a work that fails to start hinders no other. */
    void release(Releases into) {
        for (Supplier<CompletionStage<?>> work : take()) {
            try {
                into.add(work.get());
            } catch (Throwable failed) { // an Error of one work must not take the others with it
                ContextMessages.releaseFailed(failed);
            }
        }
    }

    private synchronized List<Supplier<CompletionStage<?>>> take() {
        List<Supplier<CompletionStage<?>>> all =
                works.values().stream().flatMap(List::stream).toList();
        works.clear();
        return all;
    }
}
