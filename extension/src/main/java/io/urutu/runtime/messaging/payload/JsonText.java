package io.urutu.runtime.messaging.payload;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * What JSON-B lets pass and we do not: a second value behind the first, whose loss nobody would notice, and an array
 * where an object is meant, of which Yasson takes the first element.
 */
final class JsonText {
    private final String text;

    JsonText(String text) {
        this.text = text;
    }

    /** Malformed text is left to the decoder. {@link IllegalArgumentException} tells why. */
    String requireOne(Type type) {
        int start = skipWhite(0);
        if (start < text.length()) {
            if (text.charAt(start) == '[' && isObject(type)) {
                throw new IllegalArgumentException("the body is an array, and an object is expected");
            }
            if (skipWhite(endOfValue(start)) < text.length()) {
                throw new IllegalArgumentException("the body goes on behind its value");
            }
        }
        return text;
    }

    private int endOfValue(int start) {
        return switch (text.charAt(start)) {
            case '{', '[' -> endOfNested(start);
            case '"' -> endOfString(start);
            default -> endOfWord(start);
        };
    }

    private int endOfNested(int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> i = endOfString(i) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private int endOfString(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return text.length();
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length() && !isWhite(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int skipWhite(int start) {
        int next = start;
        while (next < text.length() && isWhite(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** Whether values of the type are written as objects: the application's own classes, unless they say otherwise. */
    private static boolean isObject(Type type) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw instanceof Class<?> plain
                && !plain.isArray()
                && !plain.isInterface()
                && !Iterable.class.isAssignableFrom(plain)
                && !plain.getName().startsWith("java")
                && !plain.isAnnotationPresent(JsonbTypeDeserializer.class)
                && !plain.isAnnotationPresent(JsonbTypeAdapter.class);
    }
}
