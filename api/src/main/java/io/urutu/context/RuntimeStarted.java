package io.urutu.context;

import java.util.Set;

/**
 * Fired once, when intake opens: after every start-up bean of the application, just before the first request. The
 * broker may still be connecting.
 *
 * <pre>{@code void ready(@Observes RuntimeStarted started) { … } }</pre>
 */
public record RuntimeStarted(String application, Set<Role> roles) {}
