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
    /**
     * One of them.
     *
     * @param start hands over; its stage tells when it is done
     * @param dropped told in its place, once
     */
    record Work(Supplier<CompletionStage<?>> start, Runnable dropped) {
        void drop() {
            try {
                dropped.run();
            } catch (Throwable failed) { // as with a release: the others are told all the same
                ContextMessages.releaseFailed(failed);
            }
        }
    }

    private final Map<CommitStage, List<Work>> works = new EnumMap<>(CommitStage.class);

    synchronized void add(CommitStage when, Work work) {
        works.computeIfAbsent(when, stage -> new ArrayList<>()).add(work);
    }

    synchronized int size() {
        int size = 0;
        for (List<Work> each : works.values()) {
            size += each.size();
        }
        return size;
    }

    void drop() {
        take().forEach(Work::drop);
    }

    /** Starts everything, once; a work that fails to start hinders no other. */
    void release(Releases into) {
        for (Work work : take()) {
            try {
                into.add(work.start().get());
            } catch (Throwable failed) { // an Error of one work must not take the others with it
                ContextMessages.releaseFailed(failed);
            }
        }
    }

    private synchronized List<Work> take() {
        List<Work> all = works.values().stream().flatMap(List::stream).toList();
        works.clear();
        return all;
    }
}
