package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Durations;
import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageHandler;
import io.urutu.runtime.messaging.settings.HandlerSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how deliveries flow, from the annotation and from what configuration says in its place. */
public final class FlowParser {
    private static final int MOST = 10_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Problems problems;

    public FlowParser(Problems problems) {
        this.problems = problems;
    }

    FlowRules parse(String where, MessageHandler handler) {
        return new FlowRules(
                handler.group(),
                text(handler.pool()),
                handler.concurrency() == -1 ? Optional.empty() : Optional.of(handler.concurrency()),
                handler.maxConcurrentPerKey() == -1 ? Optional.empty() : Optional.of(handler.maxConcurrentPerKey()),
                handler.ordered(),
                text(handler.rate()).flatMap(rate -> rate(where, rate)),
                handler.batchSize() == -1 ? Optional.empty() : Optional.of(handler.batchSize()),
                text(handler.batchLinger()).flatMap(linger -> linger(where, linger)));
    }

    /** Configuration holds over the annotation, member by member. */
    public FlowRules override(String key, FlowRules declared, HandlerSettings own) {
        return new FlowRules(
                own.group().orElse(declared.group()),
                own.pool().or(declared::pool),
                own.concurrency().or(declared::concurrency),
                own.maxConcurrentPerKey().or(declared::perKey),
                own.ordered().orElse(declared.ordered()),
                own.rate().isPresent() ? rate(key + ".rate", own.rate().get()) : declared.rate(),
                own.batchSize().or(declared::batchSize),
                own.batchLinger().or(declared::batchLinger));
    }

    /** What the members are together. */
    public void check(HandlerDeclaration handler, FlowRules rules) {
        checkName(handler, "group", rules.group());
        rules.pool().ifPresent(pool -> checkName(handler, "pool", pool));
        rules.concurrency().ifPresent(count -> checkCount(handler, "concurrency", count, 0));
        rules.perKey().ifPresent(count -> checkCount(handler, "maxConcurrentPerKey", count, 1));
        rules.batchSize().ifPresent(count -> checkCount(handler, "batchSize", count, 1));
        if (rules.ordered() && rules.perKey().orElse(1) != 1) {
            problems.add(DeclaringProblems.orderedInParallel(
                    handler.where(), rules.perKey().orElse(1)));
        }
        if (handler.batch() && rules.keyed()) {
            String member = rules.ordered() ? "ordered" : "maxConcurrentPerKey";
            problems.add(DeclaringProblems.keyedBatch(handler.where(), member));
        }
        if (!handler.batch()
                && (rules.batchSize().isPresent() || rules.batchLinger().isPresent())) {
            problems.add(DeclaringProblems.noBatch(handler.where(), Signatures.simple(handler.payload())));
        }
    }

    private Optional<Rate> rate(String where, String text) {
        Optional<Rate> rate = Rate.parse(text);
        if (rate.isEmpty()) {
            problems.add(DeclaringProblems.invalidRate(where, text));
        }
        return rate;
    }

    private Optional<Duration> linger(String where, String text) {
        try {
            return Optional.of(Durations.positive(text));
        } catch (IllegalArgumentException malformed) {
            problems.add(DeclaringProblems.invalidLinger(where, text));
            return Optional.empty();
        }
    }

    private void checkName(HandlerDeclaration handler, String member, String name) {
        if (!NAME.matcher(name).matches()) {
            problems.add(DeclaringProblems.invalidWord(handler.where(), member, name));
        }
    }

    private void checkCount(HandlerDeclaration handler, String member, int count, int least) {
        if (count < least || count > MOST) {
            problems.add(DeclaringProblems.invalidCount(handler.where(), member, count, least, MOST));
        }
    }

    private static Optional<String> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
