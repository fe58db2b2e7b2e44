package io.urutu.runtime.messaging.payload;

import io.urutu.messaging.spi.MessageCodec;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;
import java.io.CharArrayWriter;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * JSON by the server's JSON-B, configured so that one payload is the same bytes on every server: properties in the
 * order of their names, nulls left out, no white space, UTF-8 and nothing else.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class JsonbCodec implements MessageCodec, AutoCloseable {
    static final String NAME = "jsonb";

    private final Supplier<Jsonb> maker;
    private volatile @Nullable Jsonb made;

    /** The provider is looked up with the first body: many applications start without one. */
    JsonbCodec() {
        this(JsonbCodec::make);
    }

    JsonbCodec(Supplier<Jsonb> maker) {
        this.maker = maker;
    }

    private static Jsonb make() {
        Jsonb plain = JsonbBuilder.create(config());
        return RecordSupport.isNative(plain) ? plain : JsonbBuilder.create(RecordSupport.addTo(config()));
    }

    private Jsonb jsonb() {
        Jsonb jsonb = made;
        return jsonb != null ? jsonb : makeOnce();
    }

    private synchronized Jsonb makeOnce() {
        Jsonb jsonb = made;
        if (jsonb == null) {
            jsonb = maker.get();
            made = jsonb;
        }
        return jsonb;
    }

    static JsonbConfig config() {
        return new JsonbConfig()
                .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
                .withNullValues(false)
                .withFormatting(false);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    /** Into plain characters: the provider's own writer looks at each of them as it takes it. */
    @Override
    public byte[] encode(Object payload) throws CharacterCodingException {
        CharArrayWriter json = new CharArrayWriter();
        jsonb().toJson(payload, json);
        return Utf8.encode(json.toString());
    }

    @Override
    public Object decode(byte[] body, Type type) throws CharacterCodingException {
        return jsonb().fromJson(new JsonText(Utf8.decode(body)).requireOne(type), type);
    }

    @Override
    public synchronized void close() {
        if (made == null) {
            return;
        }
        try {
            made.close();
        } catch (Exception unclosed) {
            throw new IllegalStateException("JSON-B did not close", unclosed);
        }
    }
}
