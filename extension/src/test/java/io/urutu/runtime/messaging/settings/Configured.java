package io.urutu.runtime.messaging.settings;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings as an application's configuration gives them. */
public final class Configured {
    private Configured() {}

    /** @param keys below {@code urutu.messaging} */
    public static MessagingSettings messaging(Map<String, String> keys) {
        Map<String, String> all = keys.entrySet().stream()
                .collect(Collectors.toMap(key -> MessagingSettings.PREFIX + "." + key.getKey(), Map.Entry::getValue));
        Problems problems = new Problems();
        return new ConfigReader(
                        new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(all, "test", 100))
                                .build(),
                        problems)
                .read(MessagingSettings.PREFIX, MessagingSettings.class)
                .orElseThrow(() -> new AssertionError(problems.report()));
    }
}
