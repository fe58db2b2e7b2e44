package io.urutu.runtime.messaging.payload;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records for a JSON-B that has none. JSON-B 3.0 does not ask for them, and Yasson keeps its support in a part of its
 * jar that a server started inside another JVM (Payara Micro in Arquillian) does not see. The bytes are the same;
 * JSON-B's own annotations on components count only where the provider knows records.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class RecordSupport implements JsonbSerializer<Record>, JsonbDeserializer<Record> {
    /** Something to try a provider with; public, as payloads must be for JSON-B. */
    public record Probe(int value) {}

    /** Whether the provider reads records by itself. */
    static boolean isNative(Jsonb jsonb) {
        try {
            return jsonb.fromJson("{\"value\":1}", Probe.class).value() == 1;
        } catch (JsonbException unknown) {
            return false;
        }
    }

    static JsonbConfig addTo(JsonbConfig config) {
        RecordSupport support = new RecordSupport();
        return config.withSerializers(support).withDeserializers(support);
    }

    @Override
    public void serialize(Record record, JsonGenerator generator, SerializationContext context) {
        generator.writeStartObject();
        Arrays.stream(record.getClass().getRecordComponents())
                .sorted(Comparator.comparing(RecordComponent::getName))
                .forEach(component -> write(component, record, generator, context));
        generator.writeEnd();
    }

    private static void write(
            RecordComponent component, Record record, JsonGenerator generator, SerializationContext context) {
        Object value = Records.valueOf(component, record);
        if (value != null && !value.equals(Optional.empty())) {
            context.serialize(component.getName(), value, generator);
        }
    }

    @Override
    public Record deserialize(JsonParser parser, DeserializationContext context, Type type) {
        Class<? extends Record> record = raw(type).asSubclass(Record.class);
        Map<String, Object> values = new HashMap<>();
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            String name = parser.getString();
            @Nullable Type component = typeOf(record, name);
            if (component == null) {
                skip(parser);
            } else {
                values.put(name, context.deserialize(component, parser));
            }
        }
        return Records.construct(record, values);
    }

    /** Unknown to us, meant for somebody else. */
    private static void skip(JsonParser parser) {
        JsonParser.Event value = parser.next();
        if (value == JsonParser.Event.START_OBJECT) {
            parser.skipObject();
        } else if (value == JsonParser.Event.START_ARRAY) {
            parser.skipArray();
        }
    }

    private static @Nullable Type typeOf(Class<? extends Record> record, String name) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(RecordComponent::getGenericType)
                .findFirst()
                .orElse(null);
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }
}
