package io.urutu.runtime.messaging.declaring;

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
public record SettlingMembers(List<AckPolicy> ackPolicies, RetryPolicy retry, Optional<String> exceptionHandler) {
    /** What an annotation says that says nothing of retries. */
    public static final RetryPolicy DEFAULT_RETRY = defaultPolicy();

    static SettlingMembers of(MessageHandler annotation) {
        return new SettlingMembers(
                Arrays.asList(annotation.ackPolicy()),
                annotation.retry(),
                Optional.of(annotation.exceptionHandler()).filter(name -> !name.isEmpty()));
    }

    private static RetryPolicy defaultPolicy() {
        try {
            return (RetryPolicy) MessageHandler.class.getDeclaredMethod("retry").getDefaultValue();
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
