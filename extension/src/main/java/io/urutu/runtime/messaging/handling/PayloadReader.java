package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.delivery.Causes;
import io.urutu.runtime.messaging.payload.Codecs;
import io.urutu.runtime.messaging.payload.PayloadCheck;
import java.util.List;

/**
 * Turns a body into a validated payload of the handler's type.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class PayloadReader {
    /** Why a body cannot be handled, now or ever: one word, and a text. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String kind;

        Unreadable(String kind, String text) {
            super(text, null, false, false);
            this.kind = kind;
        }

        String kind() {
            return kind;
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    /** One word, whatever exceptions a codec has: they are the decoder's, and differ from server to server. */
    private static final String UNDECODABLE = "undecodable";

    private final Codecs codecs;
    private final PayloadCheck check;

    PayloadReader(Codecs codecs, PayloadCheck check) {
        this.codecs = codecs;
        this.check = check;
    }

    Object read(Handler handler, IncomingMessage message) throws Unreadable {
        if (message.body().length > handler.maxBytes()) {
            throw new Unreadable(
                    "oversized", message.body().length + " bytes, more than the " + handler.maxBytes() + " allowed");
        }
        Object payload = decode(handler, message);
        List<String> violations = check.violations(payload);
        if (!violations.isEmpty()) {
            throw new Unreadable("invalid", "constraints violated at " + String.join(", ", violations));
        }
        return payload;
    }

    private Object decode(Handler handler, IncomingMessage message) throws Unreadable {
        try {
            Object payload = codecs.forContent(message.contentType())
                    .decode(message.body(), handler.declaration().payload());
            if (payload == null) {
                throw new Unreadable(UNDECODABLE, "the body is null");
            }
            return payload;
        } catch (Unreadable told) {
            throw told;
        } catch (Exception | StackOverflowError undecodable) {
            Throwable cause = Causes.unwrapped(undecodable);
            throw new Unreadable(UNDECODABLE, cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }
}
