package io.urutu.messaging.spi;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * Reads bodies as handlers get them, but for their constraints; a bean of the extension.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
@FunctionalInterface
public interface PayloadDecoder {
    /** By the codec of the content type, or the standard one; any exception means that the body is not of this type. */
    Object decode(byte[] body, Optional<String> contentType, Type type) throws Exception;
}
