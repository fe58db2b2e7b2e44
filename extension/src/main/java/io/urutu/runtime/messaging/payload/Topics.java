package io.urutu.runtime.messaging.payload;

import java.util.regex.Pattern;

/** What a topic looks like: it becomes a routing key, matched exactly. And what a pattern of topics looks like. */
public final class Topics {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private static final Pattern PATTERN_FORM = Pattern.compile("([A-Za-z0-9_-]+|\\*|#)(\\.([A-Za-z0-9_-]+|\\*|#))*");
    /** AMQP's limit for routing keys. */
    private static final int LONGEST = 255;

    private Topics() {}

    public static boolean isValid(String topic) {
        return topic.length() <= LONGEST && FORM.matcher(topic).matches();
    }

    public static boolean isValidPattern(String pattern) {
        return pattern.length() <= LONGEST && PATTERN_FORM.matcher(pattern).matches();
    }
}
