package io.urutu.boot;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** An application of these classes, deployed to Weld in this JVM with the real extension; intake is open. */
public final class Deployed implements AutoCloseable {
    private final Config config;
    private final SeContainer container;

    private Deployed(Config config, SeContainer container) {
        this.config = config;
        this.container = container;
    }

    @SuppressWarnings("unchecked") // a generic array for one extension
    public static Deployed with(Map<String, String> keys, Class<?>... beans) {
        Config config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build();
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.registerConfig(config, Thread.currentThread().getContextClassLoader());
        try {
            SeContainer container = SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(UrutuExtension.class)
                    .addBeanClasses(beans)
                    .initialize();
            container.select(Lifeline.class).get().admit();
            return new Deployed(config, container);
        } catch (RuntimeException refused) {
            resolver.releaseConfig(config);
            throw refused;
        }
    }

    public <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    @Override
    public void close() {
        container.close();
        ConfigProviderResolver.instance().releaseConfig(config);
    }
}
