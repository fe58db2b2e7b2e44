package io.urutu.runtime.context;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended, told after its transaction has completed.
 *
 * @param committed whether its work holds: committed, or ended without failure where there was no transaction
 * @param failure why it does not hold, or what the body threw although it does ({@code dontRollbackOn})
 * @param result what the body returned
 * @param released completes when everything it staged (in this and inner transactions) has left; never fails
 */
public record Completion(
        boolean committed, Optional<Throwable> failure, @Nullable Object result, CompletionStage<Void> released) {}
