package io.urutu.runtime.messaging;

import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.RetryPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a handler's annotation says of acknowledging and failing; configuration has not spoken yet.
 *
 * @param ackPolicies as written: none, or one
 */
record SettlingMembers(List<AckPolicy> ackPolicies, RetryPolicy retry, Optional<String> exceptionHandler) {
    /** Nothing. */
    static final SettlingMembers NONE = new SettlingMembers(List.of(), RetryBinder.DEFAULT, Optional.empty());

    static SettlingMembers of(MessageHandler annotation) {
        return new SettlingMembers(
                Arrays.asList(annotation.ackPolicy()),
                annotation.retry(),
                Optional.of(annotation.exceptionHandler()).filter(name -> !name.isEmpty()));
    }
}
