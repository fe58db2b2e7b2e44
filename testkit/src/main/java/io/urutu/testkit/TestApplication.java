package io.urutu.testkit;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * An application of the listed beans, running in this JVM until it is closed.
 *
 * <p><b>Threading.</b> Confined to the thread that runs the test.
 */
final class TestApplication implements AutoCloseable {
    private static final String OURS = "io.urutu.boot.UrutuExtension";

    private final Surroundings surroundings;
    private final SeContainer container;
    private final List<CreationalContext<?>> injected = new ArrayList<>();

    private TestApplication(Surroundings surroundings, SeContainer container) {
        this.surroundings = surroundings;
        this.container = container;
    }

    static TestApplication start(UrutuTest test) {
        Surroundings surroundings = new Surroundings(settings(test.config()));
        TestHost host = new TestHost();
        try {
            SeContainer container = SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(extensions(host, surroundings))
                    .addBeanClasses(Witness.class)
                    .addBeanClasses(test.beans())
                    .initialize();
            host.openIntake();
            return new TestApplication(surroundings, container);
        } catch (RuntimeException | Error refused) {
            surroundings.close();
            throw refused;
        }
    }

    private static Extension[] extensions(TestHost host, Surroundings surroundings) {
        List<Extension> extensions = new ArrayList<>();
        ServiceLoader.load(Extension.class).forEach(extensions::add);
        if (extensions.stream().noneMatch(each -> each.getClass().getName().equals(OURS))) {
            throw new IllegalStateException("URUTU21010 @UrutuTest: urutu-extension is not on the test class path. "
                    + "Add it as the application has it.");
        }
        extensions.add(new KitBeans(host, surroundings.transaction()));
        return extensions.toArray(Extension[]::new);
    }

    private static Map<String, String> settings(String[] lines) {
        Map<String, String> settings = new HashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("URUTU21011 @UrutuTest(config = \"" + line
                        + "\"): is no setting. Write key=value, as in a properties file.");
            }
            settings.put(
                    line.substring(0, equals).trim(), line.substring(equals + 1).trim());
        }
        return settings;
    }

    <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    /** Fills the {@code @Inject} fields of an object that is no bean. */
    @SuppressWarnings("unchecked") // an object is an instance of its class
    void inject(Object target) {
        BeanManager beans = container.getBeanManager();
        CreationalContext<Object> context = beans.createCreationalContext(null);
        InjectionTarget<Object> injection =
                (InjectionTarget<Object>) beans.getInjectionTargetFactory(beans.createAnnotatedType(target.getClass()))
                        .createInjectionTarget(null);
        injection.inject(target, context);
        injected.add(context);
    }

    @Override
    public void close() {
        try {
            injected.forEach(CreationalContext::release);
            container.close();
        } finally {
            surroundings.close();
        }
    }
}
