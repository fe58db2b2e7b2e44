package io.urutu.runtime.messaging.declaring;

import jakarta.enterprise.inject.spi.Annotated;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds MicroProfile Fault Tolerance annotations by name, since the API need not be there. */
final class FaultTolerance {
    private static final String API = "org.eclipse.microprofile.faulttolerance";

    private FaultTolerance() {}

    static Optional<String> on(Annotated method, Annotated type) {
        return Stream.of(method, type)
                .flatMap(annotated -> annotated.getAnnotations().stream())
                .map(annotation -> annotation.annotationType())
                .filter(annotation -> annotation.getPackageName().equals(API))
                .map(annotation -> "@" + annotation.getSimpleName())
                .sorted()
                .findFirst();
    }
}
