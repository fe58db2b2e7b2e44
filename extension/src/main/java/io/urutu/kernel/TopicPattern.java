package io.urutu.kernel;

import java.util.Arrays;

/**
 * What AMQP 0-9-1's topic exchanges match by: words joined by dots, of which {@code *} stands for exactly one word and
 * {@code #} for any number of words, none among them. A pattern without either is a topic and matches itself.
 *
 * <p><b>Threading.</b> Immutable. Matching allocates nothing but the topic's words.
 */
public final class TopicPattern {
    private static final String ONE = "*";
    private static final String ANY = "#";

    private final String text;
    private final String[] words;

    private TopicPattern(String text) {
        this.text = text;
        this.words = words(text);
    }

    public static TopicPattern of(String text) {
        return new TopicPattern(text);
    }

    /** Whether the text is more than a topic. */
    public static boolean isPattern(String text) {
        return Arrays.stream(words(text)).anyMatch(TopicPattern::isWild);
    }

    public boolean matches(String topic) {
        return matches(0, words(topic), 0);
    }

    /** Whether there are topics that both match. */
    public boolean overlaps(TopicPattern other) {
        return overlap(words, 0, other.words, 0);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The topic's words are taken as they are: a foreign producer's {@code *} is a word like others. */
    private boolean matches(int i, String[] topic, int j) {
        if (i == words.length) {
            return j == topic.length;
        }
        if (words[i].equals(ANY)) {
            return matches(i + 1, topic, j) || (j < topic.length && matches(i, topic, j + 1));
        }
        return j < topic.length && (words[i].equals(ONE) || words[i].equals(topic[j])) && matches(i + 1, topic, j + 1);
    }

    private static boolean overlap(String[] a, int i, String[] b, int j) {
        if (i < a.length && a[i].equals(ANY)) {
            return overlap(a, i + 1, b, j) || (j < b.length && overlap(a, i, b, j + 1));
        }
        if (j < b.length && b[j].equals(ANY)) {
            return overlap(b, j, a, i);
        }
        if (i == a.length || j == b.length) {
            return i == a.length && j == b.length;
        }
        boolean same = a[i].equals(b[j]) || a[i].equals(ONE) || b[j].equals(ONE);
        return same && overlap(a, i + 1, b, j + 1);
    }

    private static boolean isWild(String word) {
        return word.equals(ONE) || word.equals(ANY);
    }

    /** No regular expression: this runs once a message. */
    private static String[] words(String text) {
        int count = 1;
        for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
            count++;
        }
        String[] words = new String[count];
        int from = 0;
        for (int i = 0; i < count; i++) {
            int dot = text.indexOf('.', from);
            int to = dot < 0 ? text.length() : dot;
            words[i] = text.substring(from, to);
            from = to + 1;
        }
        return words;
    }
}
