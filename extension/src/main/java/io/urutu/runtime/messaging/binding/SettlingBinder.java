package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Problems;
import io.urutu.messaging.AckPolicy;
import io.urutu.runtime.context.ExecutionPlan;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import io.urutu.runtime.messaging.declaring.SettlingMembers;
import io.urutu.runtime.messaging.settings.HandlerSettings;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.Optional;

/** Reads what annotation and configuration say of acknowledging and failing; what contradicts itself is a problem. */
final class SettlingBinder {
    private final MessagingSettings settings;
    private final Problems problems;
    private final RetryBinder retries;
    private final ExceptionHandlerFinder exceptionHandlers;

    SettlingBinder(MessagingSettings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
        this.retries = new RetryBinder(settings.retry(), problems);
        this.exceptionHandlers = new ExceptionHandlerFinder(problems);
    }

    /** @param key the handler's in configuration */
    Settling bind(HandlerDeclaration declaration, HandlerSettings own, String key) {
        SettlingMembers written = declaration.settling();
        if (written.ackPolicies().size() > 1) {
            problems.add(BindingProblems.severalAckPolicies(declaration.where()));
        }
        AckPolicy ackPolicy = own.ackPolicy()
                .orElseGet(() -> written.ackPolicies().stream().findFirst().orElse(settings.ackPolicy()));
        RetryRule retry = retries.bind(declaration, own.retry(), key);
        boolean wantsAttempts = own.retry().asksForAttempts() || written.retry().maxAttempts() > 1;
        if (ackPolicy == AckPolicy.ON_RECEIPT && wantsAttempts) {
            problems.add(BindingProblems.retryAfterReceipt(declaration.where()));
        }
        return new Settling(ackPolicy, retry, callback(declaration, own));
    }

    private Optional<Settling.Callback> callback(HandlerDeclaration declaration, HandlerSettings own) {
        return own.exceptionHandler()
                .or(declaration.settling()::exceptionHandler)
                .flatMap(name -> exceptionHandlers.find(declaration, name))
                .map(method -> new Settling.Callback(
                        method, ExecutionPlan.of(declaration.bean().getBeanClass(), method)));
    }
}
