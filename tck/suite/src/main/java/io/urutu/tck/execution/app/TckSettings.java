package io.urutu.tck.execution.app;

import io.urutu.config.Setting;
import io.urutu.config.Settings;
import jakarta.validation.constraints.Max;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Typed configuration of the application's own. */
@Settings("tck-app")
public record TckSettings(
        @Setting(fallback = "80") @Max(200) int maxTitle,
        @Setting(fallback = "PT2S") Duration pace,
        Optional<URI> webhook,
        List<String> names) {}
