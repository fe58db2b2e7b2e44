package io.urutu.testkit.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves out the tests of promises that are declared not to be kept. */
final class DeclaredSubset implements ExecutionCondition {
    DeclaredSubset() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<Promise> needed = AnnotationSupport.findAnnotation(context.getElement(), Beyond.class)
                .map(beyond -> List.of(beyond.value()))
                .orElse(List.of());
        Optional<Promise> withheld = AnnotationSupport.findAnnotation(context.getTestClass(), Without.class).stream()
                .flatMap(without -> Arrays.stream(without.value()))
                .filter(needed::contains)
                .findFirst();
        return withheld.map(promise -> ConditionEvaluationResult.disabled("declared @Without " + promise))
                .orElseGet(() -> ConditionEvaluationResult.enabled("promised"));
    }
}
