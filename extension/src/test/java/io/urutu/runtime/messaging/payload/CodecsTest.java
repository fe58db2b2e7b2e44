package io.urutu.runtime.messaging.payload;

import static io.urutu.runtime.messaging.Deployment.next;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.urutu.context.Role;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.MessageCodec;
import io.urutu.runtime.messaging.Deployment;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** How payloads become bodies and back. */
class CodecsTest {
    public enum Colour {
        RED
    }

    public record Line(String product, int count) {}

    @Event("golden")
    public record Golden(
            UUID id,
            String text,
            String missing,
            Instant at,
            LocalDate day,
            Duration took,
            Colour colour,
            double ratio,
            boolean done,
            Optional<String> note,
            List<Line> lines,
            Map<String, Integer> counts) {}

    private static final Golden PAYLOAD = new Golden(
            UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
            "Zoë \"quoted\" / €",
            null,
            Instant.parse("2026-11-21T12:30:00Z"),
            LocalDate.of(2026, 11, 21),
            Duration.ofSeconds(90),
            Colour.RED,
            0.5,
            true,
            Optional.empty(),
            List.of(new Line("pen", 2)),
            Map.of("a", 1));

    private static final String BODY =
            "{\"at\":\"2026-11-21T12:30:00Z\",\"colour\":\"RED\",\"counts\":{\"a\":1},\"day\":\"2026-11-21\","
                    + "\"done\":true,\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"lines\":[{\"count\":2,"
                    + "\"product\":\"pen\"}],\"ratio\":0.5,\"text\":\"Zoë \\\"quoted\\\" / €\",\"took\":\"PT1M30S\"}";

    @Test
    void jsonbBodyIsGolden() throws Exception {
        try (JsonbCodec codec = new JsonbCodec()) {
            assertThat(new String(codec.encode(PAYLOAD), UTF_8)).isEqualTo(BODY);
            assertThat(codec.decode(BODY.getBytes(UTF_8), Golden.class)).isEqualTo(PAYLOAD);
        }
    }

    @Test
    void aJsonbWithoutRecordsMakesTheSameBody() throws Exception {
        Jsonb helped = JsonbBuilder.create(RecordSupport.addTo(JsonbCodec.config()));
        try (JsonbCodec codec = new JsonbCodec(() -> helped)) {
            assertThat(new String(codec.encode(PAYLOAD), UTF_8)).isEqualTo(BODY);
            assertThat(codec.decode(BODY.getBytes(UTF_8), Golden.class)).isEqualTo(PAYLOAD);
            assertThat(codec.decode(
                            "{\"more\":{\"deep\":[1,{\"x\":null}]},\"product\":\"pen\",\"list\":[1]}".getBytes(UTF_8),
                            Line.class))
                    .isEqualTo(new Line("pen", 0));
        }
    }

    @Test
    void jsonbPassesOverWhatItDoesNotKnow() throws Exception {
        try (JsonbCodec codec = new JsonbCodec()) {
            assertThat(codec.decode("{\"count\":2,\"more\":{\"a\":[]}}".getBytes(UTF_8), Line.class))
                    .isEqualTo(new Line(null, 2));
        }
    }

    @Test
    void jsonbRefusesWhatUtf8CannotCarry() {
        try (JsonbCodec codec = new JsonbCodec()) {
            assertThatThrownBy(() -> codec.encode(new Line("\ud800", 1))).isInstanceOf(CharacterCodingException.class);
            assertThatThrownBy(() -> codec.decode(new byte[] {'"', (byte) 0xff, '"'}, String.class))
                    .isInstanceOf(CharacterCodingException.class);
        }
    }

    /** Writes the colour alone. */
    @Singleton
    public static class ColourCodec implements MessageCodec {
        @Override
        public String name() {
            return "colour";
        }

        @Override
        public String contentType() {
            return "text/colour";
        }

        @Override
        public byte[] encode(Object payload) {
            return payload.toString().getBytes(UTF_8);
        }

        @Override
        public Object decode(byte[] body, Type type) {
            return new Paint(new String(body, UTF_8));
        }
    }

    @Event("paint")
    public record Paint(String colour) {
        @Override
        public String toString() {
            return colour;
        }
    }

    @Singleton
    public static class Seen {
        final BlockingQueue<Object> things = new LinkedBlockingQueue<>();
    }

    @MessageBusController
    public static class Painter {
        @Inject
        Seen seen;

        @MessageHandler(name = "paint")
        void on(Paint paint) {
            seen.things.add(paint);
        }
    }

    @Test
    void codecOfTheApplicationIsChosenByNameAndByContentType() throws Exception {
        try (Deployment shop = Deployment.of(Painter.class, ColourCodec.class, Seen.class)) {
            shop.publish(new Paint("red"), PublishOptions.of().codec("colour"));
            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new Paint("red"));

            shop.publish(new Paint("blue"));
            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new Paint("blue"));
        }
    }

    @Test
    void codecOfTheApplicationMayBeTheStandard() throws Exception {
        assertThat(published("colour", Painter.class, ColourCodec.class, Seen.class))
                .isEqualTo("red");
    }

    /** A mapper of the application, told apart by how it names properties. */
    @Singleton
    public static class Mappers {
        @Produces
        ObjectMapper mapper() {
            return new ObjectMapper()
                    .setPropertyNamingStrategy(
                            com.fasterxml.jackson.databind.PropertyNamingStrategies.UPPER_CAMEL_CASE);
        }
    }

    @Test
    void mapperBeanMakesJacksonTheStandard() throws Exception {
        assertThat(published(null, Painter.class, Mappers.class, Seen.class)).isEqualTo("{\"Colour\":\"red\"}");
    }

    /** One mapper too many. */
    @Singleton
    public static class MoreMappers {
        @Produces
        ObjectMapper other() {
            return new ObjectMapper();
        }
    }

    @Test
    void ambiguousMapperIsAProblemUnlessItIsNotNeeded() throws Exception {
        assertThat(Deployment.problemsOf(Mappers.class, MoreMappers.class))
                .containsExactly("URUTU01026 urutu.messaging.codec: more than one ObjectMapper bean could be the "
                        + "codec's. Leave one without a qualifier or alternative, or set this key to jsonb.");
        assertThat(published("jsonb", Painter.class, Mappers.class, MoreMappers.class, Seen.class))
                .isEqualTo("{\"colour\":\"red\"}");
    }

    @Test
    void configurationHoldsOverTheMapperBean() throws Exception {
        assertThat(published("jsonb", Painter.class, Mappers.class, Seen.class)).isEqualTo("{\"colour\":\"red\"}");
    }

    @Test
    void jacksonByConfigurationPassesOverWhatItDoesNotKnow() throws Exception {
        assertThat(published("jackson", Painter.class, Seen.class)).isEqualTo("{\"colour\":\"red\"}");
        assertThat(JacksonCodec.withOwnMapper().decode("{\"count\":2,\"more\":1}".getBytes(UTF_8), Line.class))
                .isEqualTo(new Line(null, 2));
    }

    @Test
    void mediaTypeIsMatchedWithoutItsParameters() {
        try (JsonbCodec jsonb = new JsonbCodec()) {
            MessageCodec colour = new ColourCodec();
            Codecs codecs = new Codecs(jsonb, List.of(jsonb, colour));

            assertThat(codecs.forContent(Optional.of("Text/Colour; charset=utf-8")))
                    .isSameAs(colour);
            assertThat(codecs.forContent(Optional.of("application/json;charset=utf-8")))
                    .isSameAs(jsonb);
            assertThat(codecs.forContent(Optional.of("application/octet-stream")))
                    .isSameAs(jsonb);
            assertThat(codecs.forContent(Optional.empty())).isSameAs(jsonb);
        }
    }

    private static String published(String codec, Class<?>... beans) throws Exception {
        Deployment.Builder builder = new Deployment.Builder().as(Role.HTTP);
        try (Deployment shop = (codec == null ? builder : builder.with("urutu.messaging.codec", codec)).of(beans)) {
            shop.publish(new Paint("red"));
            IncomingMessage message = next(shop.consume("shop.paint"));
            return new String(message.body(), UTF_8);
        }
    }
}
