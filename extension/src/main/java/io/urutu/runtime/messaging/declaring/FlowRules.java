package io.urutu.runtime.messaging.declaring;

import java.time.Duration;
import java.util.Optional;

/**
 * How the deliveries of a handler flow to its calls, as far as annotation or configuration say.
 *
 * @param group what filters know it by
 * @param pool empty for none named
 * @param concurrency empty for what the pool allows; 0 for any number
 * @param perKey how many calls a key at a time; empty for any number
 * @param rate empty for as fast as it goes
 * @param batchSize of a handler of batches; empty for the default
 * @param batchLinger of a handler of batches; empty for the default
 */
public record FlowRules(
        String group,
        Optional<String> pool,
        Optional<Integer> concurrency,
        Optional<Integer> perKey,
        boolean ordered,
        Optional<Rate> rate,
        Optional<Integer> batchSize,
        Optional<Duration> batchLinger) {
    /** Whether the order or number of calls depends on the messages' keys. */
    public boolean keyed() {
        return ordered || perKey.isPresent();
    }

    public Batching batching() {
        return new Batching(batchSize.orElse(Batching.DEFAULT_SIZE), batchLinger.orElse(Batching.DEFAULT_LINGER));
    }
}
