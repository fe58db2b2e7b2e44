package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Durations;
import io.urutu.kernel.Problems;
import io.urutu.messaging.RetryPolicy;
import io.urutu.messaging.RetrySettings;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import io.urutu.runtime.messaging.declaring.SettlingMembers;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import io.urutu.runtime.messaging.settings.RetryMemberSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes one handler's rule, member by member: the handler's configuration, the annotation where it differs from the
 * default, the general configuration, the default.
 */
final class RetryBinder {
    private static final Duration LONGEST_BEFORE_DEATH = Duration.ofHours(1);
    private static final RetryPolicy DEFAULT = SettlingMembers.DEFAULT_RETRY;

    private final RetryMemberSettings general;
    private final Problems problems;

    RetryBinder(RetryMemberSettings general, Problems problems) {
        this.general = general;
        this.problems = problems;
    }

    /** @param key the handler's in configuration */
    RetryRule bind(HandlerDeclaration declaration, RetryMemberSettings own, String key) {
        One one = new One(declaration, own, key + ".retry");
        try {
            return new RetryRule(one.settings(), one.deadLetterDelay());
        } catch (IllegalArgumentException refused) {
            problems.add(BindingProblems.wrongRetry(
                    declaration.where(), String.valueOf(refused.getMessage()).replaceAll("^URUTU\\d+ |\\.$", "")));
            return RetryRule.NONE;
        }
    }

    private final class One {
        private final HandlerDeclaration declaration;
        private final RetryPolicy written;
        private final RetryMemberSettings own;
        private final String key;

        private One(HandlerDeclaration declaration, RetryMemberSettings own, String key) {
            this.declaration = declaration;
            this.written = declaration.settling().retry();
            this.own = own;
            this.key = key;
        }

        private RetrySettings settings() {
            return new RetrySettings(
                    pick(own.maxAttempts(), written.maxAttempts(), DEFAULT.maxAttempts(), general.maxAttempts()),
                    duration("delay", own.delay(), written.delay(), DEFAULT.delay(), general.delay()),
                    pick(own.multiplier(), written.multiplier(), DEFAULT.multiplier(), general.multiplier()),
                    duration("maxDelay", own.maxDelay(), written.maxDelay(), DEFAULT.maxDelay(), general.maxDelay()),
                    pick(own.jitter(), written.jitter(), DEFAULT.jitter(), general.jitter()),
                    classes("on", own.on(), written.on(), general.on()),
                    classes("abort-on", own.abortOn(), written.abortOn(), general.abortOn()));
        }

        private Duration deadLetterDelay() {
            Duration delay = duration(
                    "deadLetterDelay",
                    own.deadLetterDelay(),
                    written.deadLetterDelay(),
                    DEFAULT.deadLetterDelay(),
                    general.deadLetterDelay());
            if (delay.compareTo(LONGEST_BEFORE_DEATH) > 0) {
                throw new IllegalArgumentException("deadLetterDelay is " + delay + ", and must be at most 1h");
            }
            return delay;
        }

        private <T> T pick(Optional<T> first, T second, T standard, Optional<T> third) {
            return first.orElseGet(() -> second.equals(standard) ? third.orElse(standard) : second);
        }

        private Duration duration(
                String member, Optional<Duration> first, String second, String standard, Optional<Duration> third) {
            return pick(first, parsed(member, second), parsed(member, standard), third);
        }

        private Duration parsed(String member, String text) {
            try {
                return text.isEmpty() ? Duration.ZERO : Durations.parse(text);
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException(member + " \"" + text + "\" is no duration", malformed);
            }
        }

        private List<Class<? extends Throwable>> classes(
                String member, List<String> first, Class<? extends Throwable>[] second, List<String> third) {
            if (!first.isEmpty()) {
                return named(key + "." + member, first);
            }
            return second.length > 0
                    ? Arrays.asList(second)
                    : named(MessagingSettings.PREFIX + ".retry." + member, third);
        }

        private List<Class<? extends Throwable>> named(String where, List<String> names) {
            return names.stream()
                    .<Class<? extends Throwable>>flatMap(name -> throwable(where, name).stream())
                    .toList();
        }

        private Optional<Class<? extends Throwable>> throwable(String where, String name) {
            try {
                ClassLoader loader = declaration.bean().getBeanClass().getClassLoader();
                return Optional.of(Class.forName(name, false, loader).asSubclass(Throwable.class));
            } catch (ClassNotFoundException | LinkageError | ClassCastException unknown) {
                problems.add(BindingProblems.noException(where, name));
                return Optional.empty();
            }
        }
    }
}
