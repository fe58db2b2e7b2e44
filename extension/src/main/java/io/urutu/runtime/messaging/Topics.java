package io.urutu.runtime.messaging;

import java.util.regex.Pattern;

/** What a topic looks like. It becomes a routing key, matched exactly: patterns are none. */
final class Topics {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    /** AMQP's limit for routing keys. */
    private static final int LONGEST = 255;

    private Topics() {}

    static boolean isValid(String topic) {
        return topic.length() <= LONGEST && FORM.matcher(topic).matches();
    }
}
