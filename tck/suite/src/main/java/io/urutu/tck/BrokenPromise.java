package io.urutu.tck;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/** Puts id and promise of a failed {@link Assertion} before what went wrong. */
final class BrokenPromise implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        Assertion broken = AnnotationSupport.findAnnotation(context.getElement(), Assertion.class)
                .orElseThrow();
        throw new AssertionError(
                "[" + broken.id() + "] broken promise: " + broken.promise() + "\n" + failure.getMessage(), failure);
    }
}
