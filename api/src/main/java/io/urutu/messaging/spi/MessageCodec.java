package io.urutu.messaging.spi;

import java.lang.reflect.Type;

/**
 * Turns payloads into bodies and back. A CDI bean of this type is known by its name to {@code urutu.messaging.codec}
 * and {@code PublishOptions.codec}.
 *
 * <p><b>Threading.</b> Safe for concurrent use. <b>Failure.</b> Any exception means: this body or payload cannot be
 * turned, and never could be.
 */
public interface MessageCodec {
    /** Its name in configuration, such as {@code jsonb}. */
    String name();

    /** Set on what it encodes; decides what it decodes, parameters such as charset apart. */
    String contentType();

    byte[] encode(Object payload) throws Exception;

    /** Never a class named by the message: the type is the handler's. */
    Object decode(byte[] body, Type type) throws Exception;
}
