package io.urutu.boot;

import io.urutu.config.Setting;
import java.util.Optional;

/** {@code urutu.application.*}. */
record ApplicationSettings(
        @Setting(
                        doc =
                                "Isolates this application's queues, locks, keys and rows. Required with a real broker; otherwise the name of the WAR without a version.")
                Optional<String> name) {
    static final String PREFIX = "urutu.application";
}
