package io.urutu.runtime.messaging.payload;

import java.util.regex.Pattern;

/** What a topic looks like: it becomes a routing key, matched exactly. And what a pattern of topics looks like. */
public final class Topics {
    private static final Pattern PATTERN_FORM = Pattern.compile("([A-Za-z0-9_-]+|\\*|#)(\\.([A-Za-z0-9_-]+|\\*|#))*");
    /** AMQP's limit for routing keys. */
    private static final int LONGEST = 255;

    private Topics() {}

    /** Words of letters, digits, {@code _} and {@code -}, with single dots between; asked for each message. */
    public static boolean isValid(String topic) {
        boolean inWord = false;
        for (int index = 0; index < topic.length(); index++) {
            char character = topic.charAt(index);
            if (character == '.' ? !inWord : !isOfWord(character)) {
                return false;
            }
            inWord = character != '.';
        }
        return inWord && topic.length() <= LONGEST;
    }

    private static boolean isOfWord(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    public static boolean isValidPattern(String pattern) {
        return pattern.length() <= LONGEST && PATTERN_FORM.matcher(pattern).matches();
    }
}
