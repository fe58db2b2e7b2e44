package io.urutu.sample;

import io.urutu.config.Setting;
import io.urutu.config.Settings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What can be set in {@code microprofile-config.properties}, by system property or by environment. */
@Settings("tasks")
public record TaskSettings(
        @Setting(fallback = "80", doc = "How many characters a title may have.") @Min(1) @Max(200) int maxTitle,
        @Setting(fallback = "1500ms", doc = "How long the pretended work takes; 0ms for load tests.") Duration pace,
        @Setting(fallback = "200", doc = "How many tasks and log entries a list has at most.") @Min(1) @Max(1000)
                int listed) {}
