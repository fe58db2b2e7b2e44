package io.urutu.testkit;

import io.urutu.testkit.services.Containers;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** JUnit's side of {@link UrutuContainers}: one set for all tests of the JVM, closed with the last. */
final class UrutuContainersExtension implements ParameterResolver {
    private static final Namespace OURS = Namespace.create(UrutuContainers.class);

    UrutuContainersExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Containers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Containers.class, key -> Containers.open(), Containers.class);
    }
}
