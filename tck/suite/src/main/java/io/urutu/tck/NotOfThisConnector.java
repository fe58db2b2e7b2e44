package io.urutu.tck;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves out the assertions that the connector in use is declared not to keep, and says why. */
final class NotOfThisConnector implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> id = AnnotationSupport.findAnnotation(context.getElement(), Assertion.class)
                .map(Assertion::id);
        return id.map(Connector.without(Connector.name())::get)
                .map(reason -> ConditionEvaluationResult.disabled(
                        "[" + id.get() + "] is not kept by " + Connector.name() + ": " + reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled("kept by " + Connector.name()));
    }
}
