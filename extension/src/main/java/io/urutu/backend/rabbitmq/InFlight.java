package io.urutu.backend.rabbitmq;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What one channel has sent and the broker has not answered yet, by the channel's numbers. They only rise, so the order
 * of adding is theirs.
 *
 * <p><b>Threading.</b> Guarded by its {@link Backlog}.
 */
final class InFlight {
    private final Map<Long, Outbound> unanswered = new LinkedHashMap<>();

    int size() {
        return unanswered.size();
    }

    void add(long number, Outbound message) {
        unanswered.put(number, message);
    }

    List<Outbound> remove(long number, boolean andBefore) {
        if (andBefore) {
            return removeUpTo(number);
        }
        Outbound answered = unanswered.remove(number);
        return answered == null ? List.of() : List.of(answered);
    }

    private List<Outbound> removeUpTo(long last) {
        List<Outbound> removed = new ArrayList<>();
        Iterator<Map.Entry<Long, Outbound>> rest = unanswered.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<Long, Outbound> next = rest.next();
            if (next.getKey() > last) {
                return removed;
            }
            removed.add(next.getValue());
            rest.remove();
        }
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
        List<Outbound> all = new ArrayList<>(unanswered.values());
        Collections.reverse(all);
        unanswered.clear();
        return all;
    }
}
