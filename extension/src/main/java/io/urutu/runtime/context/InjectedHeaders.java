package io.urutu.runtime.context;

import io.urutu.context.ContextHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@link ContextHeaders} that are injected: each call speaks of the caller's execution. */
final class InjectedHeaders implements ContextHeaders {
    private final Executions executions;

    InjectedHeaders(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(headers().get(lower(name)));
    }

    @Override
    public Map<String, String> all() {
        return Map.copyOf(headers());
    }

    @Override
    public void set(String name, String value) {
        Map<String, String> headers = headers();
        String lower = lower(name);
        if (HeaderRules.isReserved(lower) || lower.length() > HeaderRules.LONGEST_NAME) {
            throw ContextMessages.reservedHeader(name);
        }
        if (value.length() > HeaderRules.LONGEST_VALUE) {
            throw ContextMessages.longHeader(name, value.length());
        }
        if (headers.size() >= HeaderRules.MOST && !headers.containsKey(lower)) {
            throw ContextMessages.manyHeaders(name);
        }
        headers.put(lower, value);
    }

    @Override
    public void remove(String name) {
        headers().remove(lower(name));
    }

    private Map<String, String> headers() {
        return executions.running().orElseThrow(ContextMessages::noExecution).headers();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
