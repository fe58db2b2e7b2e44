package io.urutu.runtime.messaging.binding;

import io.urutu.messaging.AckPolicy;
import io.urutu.runtime.context.ExecutionPlan;
import java.lang.reflect.Method;
import java.util.Optional;

/** How a handler's messages are acknowledged, and what happens when it fails. Fixed at <em>bind</em>. */
public record Settling(AckPolicy ackPolicy, RetryRule retry, Optional<Callback> callback) {
    /** The method that is told of failures, and how it is run. */
    public record Callback(Method method, ExecutionPlan plan) {}
}
