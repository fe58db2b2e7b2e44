package io.urutu.boot;

import io.urutu.config.Setting;
import java.util.Optional;

/** MicroProfile Config's own {@code mp.config.profile}: {@code prod} makes us strict about parts that keep nothing. */
record EnvironmentSettings(@Setting Optional<String> profile) {
    static final String PREFIX = "mp.config";
}
