package io.urutu.runtime.messaging.payload;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.urutu.messaging.spi.MessageCodec;
import java.io.IOException;
import java.lang.reflect.Type;

/**
 * JSON by Jackson: the application's {@code ObjectMapper} bean, or one of our own with the modules the application has.
 * Loaded only where configuration or a bean asks for it, since servers differ in which Jackson they show.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class JacksonCodec implements MessageCodec {
    static final String NAME = "jackson";

    private final ObjectMapper mapper;

    JacksonCodec(Object mapper) {
        this.mapper = (ObjectMapper) mapper;
    }

    static JacksonCodec withOwnMapper() {
        return new JacksonCodec(
                new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] encode(Object payload) throws IOException {
        return mapper.writeValueAsBytes(payload);
    }

    /**
     * A producer may be newer than we: what it adds is passed over, whatever the application's mapper thinks of it. A
     * second value behind the first is no addition: without the check it would be lost in silence. Bytes are UTF-8, of
     * which Jackson's own reader passes over some faults.
     */
    @Override
    public Object decode(byte[] body, Type type) throws IOException {
        return mapper.readerFor(mapper.constructType(type))
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readValue(Utf8.decode(body));
    }
}
