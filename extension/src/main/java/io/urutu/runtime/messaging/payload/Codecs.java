package io.urutu.runtime.messaging.payload;

import io.urutu.messaging.spi.MessageCodec;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The codecs of the application, by name, and the one used where nothing else is said.
 *
 * <p><b>Threading.</b> Immutable.
 */
public final class Codecs implements AutoCloseable {
    private final MessageCodec standard;
    private final List<MessageCodec> all;

    /** @param standard one of all */
    Codecs(MessageCodec standard, Collection<MessageCodec> all) {
        this.standard = standard;
        this.all = List.copyOf(all);
    }

    public MessageCodec standard() {
        return standard;
    }

    public Optional<MessageCodec> find(String name) {
        return all.stream().filter(codec -> codec.name().equals(name)).findFirst();
    }

    /**
     * The codec for an incoming body. A content type nobody here writes, or none, is no fault of the message: the
     * standard codec tries it.
     */
    public MessageCodec forContent(Optional<String> contentType) {
        String wanted = contentType.map(Codecs::mediaType).orElse("");
        return mediaType(standard.contentType()).equals(wanted)
                ? standard
                : all.stream()
                        .filter(codec -> mediaType(codec.contentType()).equals(wanted))
                        .findFirst()
                        .orElse(standard);
    }

    public Object decode(byte[] body, Optional<String> contentType, Type type) throws Exception {
        return forContent(contentType).decode(body, type);
    }

    public String names() {
        return all.stream().map(MessageCodec::name).sorted().collect(Collectors.joining(", "));
    }

    /** Closes what is ours; beans are the container's. */
    @Override
    public void close() {
        all.stream()
                .filter(JsonbCodec.class::isInstance)
                .map(JsonbCodec.class::cast)
                .forEach(JsonbCodec::close);
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.trim().toLowerCase(Locale.ROOT);
    }
}
