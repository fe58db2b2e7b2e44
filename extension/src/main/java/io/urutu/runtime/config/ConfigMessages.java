package io.urutu.runtime.config;

import io.urutu.kernel.Messages;
import io.urutu.kernel.Problem;

/** Ids 00015–00019. */
final class ConfigMessages {
    private static final Messages LOG = new Messages("config");

    private ConfigMessages() {}

    static Problem notARecord(Class<?> type) {
        return new Problem(17, type.getSimpleName(), "@Settings is on a class that is no record", "Make it a record.");
    }

    static Problem violated(String key, String message) {
        return new Problem(15, key, message, "Change its value.");
    }

    static void noValidation(Throwable cause) {
        LOG.warn(16, "settings are not validated, there is no Jakarta Validation provider: " + cause.getMessage());
    }
}
