package io.urutu.testkit;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** JUnit's side of {@link UrutuTest}: an application a test method. */
final class UrutuTestExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace OURS = Namespace.create(UrutuTest.class);

    UrutuTestExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        TestApplication application = TestApplication.start(annotation(context));
        context.getStore(OURS).put(TestApplication.class, application);
        context.getRequiredTestInstances().getAllInstances().forEach(application::inject);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestApplication application = context.getStore(OURS).remove(TestApplication.class, TestApplication.class);
        if (application != null) {
            application.close();
        }
    }

    /** Of a nested class that has none itself: its outer class's. */
    private static UrutuTest annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), UrutuTest.class, context.getEnclosingTestClasses())
                .orElseThrow(() -> new IllegalStateException("registered by its annotation, which is gone"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == Harness.class || type == VirtualClock.class)
                && application(context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return application(context).orElseThrow().get(parameter.getParameter().getType());
    }

    private static Optional<TestApplication> application(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(OURS).get(TestApplication.class, TestApplication.class));
    }
}
