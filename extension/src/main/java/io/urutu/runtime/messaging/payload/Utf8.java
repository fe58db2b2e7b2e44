package io.urutu.runtime.messaging.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that refuses what it cannot carry, where {@code String} would put a question mark in silence. */
final class Utf8 {
    private static final int MARK_LENGTH = 3;

    private Utf8() {}

    static byte[] encode(String text) throws CharacterCodingException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] body = new byte[bytes.remaining()];
        bytes.get(body);
        return body;
    }

    /** Without the byte order mark that some producers begin with; RFC 8259 §8.1 lets a reader pass over it. */
    static String decode(byte[] body) throws CharacterCodingException {
        int start = hasMark(body) ? MARK_LENGTH : 0;
        ByteBuffer bytes = ByteBuffer.wrap(body, start, body.length - start);
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private static boolean hasMark(byte[] body) {
        return body.length >= MARK_LENGTH && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }
}
