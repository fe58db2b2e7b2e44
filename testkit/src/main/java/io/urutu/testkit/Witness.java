package io.urutu.testkit;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInterceptor;
import io.urutu.context.MessageInfo;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Writes down which attempts at a message succeeded, from outside their transactions. */
@Singleton
@Priority(Integer.MIN_VALUE)
class Witness implements ExecutionInterceptor {
    private final Ledger ledger;

    @Inject
    Witness(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public @Nullable Object around(Execution execution, Chain chain) throws Exception {
        Object result = chain.proceed();
        if (execution.info() instanceof MessageInfo message) {
            ledger.succeeded(message.queue(), message.messageId(), message.attempt());
        }
        return result;
    }
}
