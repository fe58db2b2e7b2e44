package io.urutu.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The configuration of an application under test: its own, and what holds over it. */
final class TestConfig {
    private static final String URL = "urutu.broker.url";
    private static final String EMBEDDED = "embedded";
    private static final String CONNECTOR = "connector";
    private static final String OURS = "urutu-embedded";
    private static final Pattern BROKER = Pattern.compile("(urutu\\.broker\\.([^.]+\\.)?)(url|connector)");

    private final ConfigProviderResolver resolver;
    private final ClassLoader loader;

    TestConfig(ConfigProviderResolver resolver, ClassLoader loader) {
        this.resolver = resolver;
        this.loader = loader;
    }

    /** Until it is run, the settings hold; next the test's choice of brokers and roles; next what the application says. */
    Runnable register(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        Set<String> named = new HashSet<>();
        for (String name : applications().build().getPropertyNames()) {
            Matcher broker = BROKER.matcher(name);
            if (broker.matches()) {
                all.put(broker.group(1) + "url", EMBEDDED);
                if (name.endsWith(CONNECTOR)) {
                    named.add(broker.group(1));
                }
            }
        }
        all.put(URL, EMBEDDED);
        all.put("urutu.roles", "http,worker,beat,relay");
        all.putAll(settings);
        if (all.get(URL).equals(EMBEDDED)) {
            all.putIfAbsent("urutu.messaging.connector", OURS);
        }
        named.stream()
                .filter(broker -> EMBEDDED.equals(all.get(broker + "url")))
                .forEach(broker -> all.putIfAbsent(broker + CONNECTOR, OURS));
        Config config = applications().withSources(new Fixed(Map.copyOf(all))).build();
        resolver.registerConfig(config, loader);
        return () -> resolver.releaseConfig(config);
    }

    private ConfigBuilder applications() {
        return resolver.getBuilder()
                .forClassLoader(loader)
                .addDefaultSources()
                .addDiscoveredSources()
                .addDiscoveredConverters();
    }

    /** Above system properties and environment, which have 400 and 300. */
    private record Fixed(Map<String, String> settings) implements ConfigSource {
        @Override
        public int getOrdinal() {
            return 10_000;
        }

        @Override
        public Set<String> getPropertyNames() {
            return settings.keySet();
        }

        @Override
        public @Nullable String getValue(String name) {
            return settings.get(name);
        }

        @Override
        public String getName() {
            return "@UrutuTest";
        }
    }
}
