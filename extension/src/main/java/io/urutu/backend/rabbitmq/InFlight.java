package io.urutu.backend.rabbitmq;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What one channel has sent and the broker has not answered yet, by the channel's numbers.
 *
 * <p><b>Threading.</b> Guarded by its {@link Backlog}.
 */
final class InFlight {
    private final NavigableMap<Long, Outbound> unanswered = new TreeMap<>();

    int size() {
        return unanswered.size();
    }

    void add(long number, Outbound message) {
        unanswered.put(number, message);
    }

    List<Outbound> remove(long number, boolean andBefore) {
        Collection<Outbound> answered =
                unanswered.subMap(andBefore ? 0 : number, true, number, true).values();
        List<Outbound> removed = new ArrayList<>(answered);
        answered.clear();
        return removed;
    }

    /** Returns come in the order of sending, so among equal ones it is the first not returned yet. */
    void markReturned(Predicate<Outbound> isIt, boolean homeless) {
        unanswered.values().stream()
                .filter(each -> !each.returned && isIt.test(each))
                .findFirst()
                .ifPresent(each -> {
                    each.returned = true;
                    each.homeless = homeless;
                });
    }

    /** Latest first. */
    List<Outbound> removeAllBackwards() {
        List<Outbound> all = new ArrayList<>(unanswered.descendingMap().values());
        unanswered.clear();
        return all;
    }
}
