package io.urutu.poison;

import static io.urutu.poison.Case.failing;
import static io.urutu.poison.Case.fine;
import static io.urutu.poison.Case.invalid;
import static io.urutu.poison.Case.undecodable;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What producers send: a table of messages that can never be handled, and one of odd ones that can. */
final class Corpus {
    private static final String LINE = "{\"id\":\"o-1\",\"amount\":3}";
    private static final String BROKEN = "{\"id\":";

    private Corpus() {}

    /** Each goes to the dead letter queue with its cause, and harms nothing else. */
    static List<Case> bad() {
        return Stream.of(
                        malformed(),
                        wrongTypes(),
                        encodings(),
                        sizes(),
                        constraints(),
                        headers(),
                        properties(),
                        handlers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> malformed() {
        return List.of(
                undecodable("empty", ""),
                undecodable("white space", " \r\n\t "),
                undecodable("null", "null"),
                undecodable("cut off after a colon", "{\"id\":\"o-1\",\"amount\":"),
                undecodable("cut off in a text", "{\"id\":\"o-"),
                undecodable("cut off before the brace", "{\"id\":\"o-1\",\"amount\":3"),
                undecodable("a name without quotes", "{id:\"o-1\",\"amount\":3}"),
                undecodable("single quotes", "{'id':'o-1','amount':3}"),
                undecodable("a comma too many", "{\"id\":\"o-1\",\"amount\":3,}"),
                undecodable("a comma too few", "{\"id\":\"o-1\" \"amount\":3}"),
                undecodable("a comment", "{\"id\":\"o-1\",/* why not */\"amount\":3}"),
                undecodable("two roots", LINE + LINE),
                undecodable("garbage behind", LINE + " and more"),
                undecodable("NaN", "{\"id\":\"o-1\",\"amount\":NaN}"),
                undecodable("Infinity", "{\"id\":\"o-1\",\"amount\":-Infinity}"),
                undecodable("a leading zero", "{\"id\":\"o-1\",\"amount\":03}"),
                undecodable("a plus sign", "{\"id\":\"o-1\",\"amount\":+3}"),
                undecodable("a hexadecimal number", "{\"id\":\"o-1\",\"amount\":0x03}"),
                undecodable("a line break in a text", "{\"id\":\"o-\n1\",\"amount\":3}"),
                undecodable("an unknown escape", "{\"id\":\"o-\\x41\",\"amount\":3}"),
                undecodable("half an escape", "{\"id\":\"o-\\u12G4\",\"amount\":3}"),
                undecodable("XML", "<order id='o-1' amount='3'/>").contentType("application/xml"),
                undecodable("a form", "id=o-1&amount=3").contentType("application/x-www-form-urlencoded"),
                undecodable("plain words", "hello"),
                undecodable(
                                "a serialised Java object",
                                HexFormat.of().parseHex("aced00057372000e6a6176612e6c616e672e4c6f6e67"))
                        .contentType("application/x-java-serialized-object"),
                undecodable("protocol buffers", new byte[] {8, 3, 18, 3, 'o', '-', '1'})
                        .contentType("application/x-protobuf"),
                undecodable("deep arrays", "[".repeat(50_000)),
                undecodable("deep objects", "{\"lines\":".repeat(6_000)),
                undecodable(
                        "deep and closed",
                        "{\"id\":\"o-1\",\"amount\":3,\"lines\":" + "[".repeat(25_000) + "]".repeat(25_000) + "}"));
    }

    private static List<Case> wrongTypes() {
        return List.of(
                undecodable("the root is a number", "42"),
                undecodable("the root is a text", "\"o-1\""),
                undecodable("the root is an array", "[" + LINE + "]"),
                undecodable("the root is a truth", "true"),
                undecodable("a word for a number", "{\"id\":\"o-1\",\"amount\":\"three\"}"),
                undecodable("an object for a number", "{\"id\":\"o-1\",\"amount\":{}}"),
                undecodable("an array for a number", "{\"id\":\"o-1\",\"amount\":[3]}"),
                undecodable("an object for a text", "{\"id\":{\"value\":\"o-1\"},\"amount\":3}"),
                undecodable("an object for a list", "{\"id\":\"o-1\",\"amount\":3,\"lines\":{\"sku\":\"a\"}}"),
                undecodable("a text for a list's object", "{\"id\":\"o-1\",\"amount\":3,\"lines\":[\"a\"]}"),
                undecodable("no UUID", "{\"id\":\"o-1\",\"amount\":3,\"ref\":\"yesterday\"}"));
    }

    private static List<Case> encodings() {
        return List.of(
                undecodable("bytes that are no UTF-8", bytes("{\"id\":\"o-1", "ff", "\",\"amount\":3}")),
                undecodable("a lone continuation byte", bytes("{\"id\":\"o-1", "80", "\",\"amount\":3}")),
                undecodable("an overlong slash", bytes("{\"id\":\"o-1", "c0af", "\",\"amount\":3}")),
                undecodable("half a surrogate pair", bytes("{\"id\":\"o-1", "eda080", "\",\"amount\":3}")),
                undecodable("cut off in a character", bytes("{\"id\":\"o-1", "e282", "")),
                undecodable("UTF-16", LINE.getBytes(UTF_16)),
                undecodable("UTF-16 without a mark", LINE.getBytes(UTF_16LE)),
                undecodable("Latin-1", "{\"id\":\"café\",\"amount\":3}".getBytes(ISO_8859_1))
                        .contentType("application/json; charset=iso-8859-1"),
                undecodable("gzip", gzip(LINE))
                        .with(new BasicProperties.Builder()
                                .contentType("application/json")
                                .contentEncoding("gzip")
                                .build())
                        .onTheWireOnly());
    }

    private static List<Case> sizes() {
        return List.of(
                failing(
                        "one byte too large",
                        LINE.concat(" ".repeat(Shop.MOST_BYTES - LINE.length() + 1))
                                .getBytes(UTF_8),
                        "oversized"),
                failing("two megabytes", new byte[2 << 20], "oversized"));
    }

    private static List<Case> constraints() {
        return List.of(
                invalid("a blank id", "{\"id\":\" \",\"amount\":3}"),
                invalid("no id", "{\"amount\":3}"),
                invalid("id null", "{\"id\":null,\"amount\":3}"),
                invalid("an empty object", "{}"),
                invalid("amount zero", "{\"id\":\"o-1\",\"amount\":0}"),
                invalid("amount below zero", "{\"id\":\"o-1\",\"amount\":-2147483648}"),
                invalid("an invalid line", "{\"id\":\"o-1\",\"amount\":3,\"lines\":[{\"sku\":\"\"}]}"),
                invalid(
                        "too many lines",
                        "{\"id\":\"o-1\",\"amount\":3,\"lines\":[" + "{\"sku\":\"a\"},".repeat(10)
                                + "{\"sku\":\"a\"}]}"));
    }

    /** Behind headers that lie, the dead letter still tells the truth. */
    private static List<Case> headers() {
        return List.of(
                undecodable("attempts below zero", BROKEN).header("urutu-attempts", -5),
                undecodable("attempts in words", BROKEN).header("urutu-attempts", "many"),
                undecodable("attempts beyond int", BROKEN).header("urutu-attempts", Long.MAX_VALUE),
                undecodable("a forged cause", BROKEN)
                        .header("urutu-failure-class", "none")
                        .header("urutu-failure-message", "all is well"),
                undecodable("a forged origin", BROKEN)
                        .header("urutu-origin-queue", "payroll")
                        .header("urutu-origin-topic", "payroll.pay"),
                undecodable("first seen never", BROKEN).header("urutu-first-seen", "never".repeat(2_000)),
                undecodable("a forged delivery count", BROKEN).header("x-delivery-count", 1_000_000L),
                undecodable("a forged death", BROKEN)
                        .header(
                                "x-death",
                                List.of(Map.of("count", Long.MAX_VALUE, "queue", "payroll", "reason", "rejected")))
                        .onTheWireOnly(),
                undecodable("a forged first death", BROKEN)
                        .header("x-first-death-reason", "expired")
                        .header("x-first-death-queue", "payroll"),
                undecodable("CC to another queue", BROKEN)
                        .header("CC", List.of("order.copy"))
                        .onTheWireOnly(),
                undecodable("BCC to another queue", BROKEN)
                        .header("BCC", List.of("order.copy"))
                        .onTheWireOnly(),
                undecodable("tables, lists, bytes and nulls", BROKEN)
                        .with(exotic(BROKEN))
                        .onTheWireOnly(),
                undecodable("a header of 100 kB", BROKEN).header("long", "x".repeat(100_000)),
                undecodable("headers that fill the frame", BROKEN)
                        .header("long", "x".repeat(130_700))
                        .onTheWireOnly(),
                undecodable("500 headers", BROKEN).with(many(500)),
                undecodable("a header name of 255 bytes", BROKEN).header("n".repeat(255), "x"),
                undecodable("a header name with a line break", BROKEN).header("a\r\nb", "c\r\nd"),
                undecodable("a header without a name", BROKEN).header("", "x"),
                undecodable("a gadget for Spring", BROKEN)
                        .header("__TypeId__", "org.springframework.context.support.ClassPathXmlApplicationContext"),
                undecodable("a trace that is none", BROKEN)
                        .header("traceparent", "00-zz-zz-01")
                        .header("tracestate", "\0")
                        .header("baggage", "=".repeat(9_000)),
                undecodable("a flow that is none", BROKEN).header("urutu-flow-id", "../../etc/passwd\n"));
    }

    private static List<Case> properties() {
        return List.of(
                wire("an empty message id", new BasicProperties.Builder().messageId("")),
                wire(
                        "a message id with line breaks",
                        new BasicProperties.Builder().messageId("m\r\nERROR all is lost")),
                wire("a timestamp before time", new BasicProperties.Builder().timestamp(new Date(Long.MIN_VALUE / 2))),
                wire("a timestamp after time", new BasicProperties.Builder().timestamp(new Date(Long.MAX_VALUE / 2))),
                wire("a gadget for a type", new BasicProperties.Builder().type("javax.script.ScriptEngineManager")),
                wire("priority 255", new BasicProperties.Builder().priority(255)),
                wire("it would expire", new BasicProperties.Builder().expiration("600000")),
                wire(
                        "a reply to nowhere",
                        new BasicProperties.Builder().replyTo("nowhere").correlationId("c".repeat(255))),
                wire("a content type that is none", new BasicProperties.Builder().contentType(";;;=\"")),
                failing("a topic nobody takes", LINE.getBytes(UTF_8), "no-handler")
                        .astray());
    }

    /** What is readable, and no handler survives. */
    private static List<Case> handlers() {
        return List.of(
                failing(
                        "a handler that fails",
                        "{\"id\":\"fail\",\"amount\":3}".getBytes(UTF_8),
                        "java.lang.IllegalStateException"),
                failing(
                        "a failure that says a megabyte",
                        "{\"id\":\"chat\",\"amount\":3}".getBytes(UTF_8),
                        "java.lang.IllegalArgumentException"),
                failing(
                        "a failure that says nothing",
                        "{\"id\":\"mute\",\"amount\":3}".getBytes(UTF_8),
                        "java.lang.NullPointerException"),
                failing(
                        "a handler without end",
                        "{\"id\":\"deep\",\"amount\":3}".getBytes(UTF_8),
                        "java.lang.StackOverflowError"),
                failing("a handler that rejects", "{\"id\":\"reject\",\"amount\":3}".getBytes(UTF_8), "rejected"));
    }

    /** Each is handled. */
    static List<Case> good() {
        return List.of(
                fine("says nothing but the body", order("g-1")).onTheWireOnly(),
                fine("plain content type", order("g-2")).contentType("application/json"),
                fine("content type with a charset", order("g-3")).contentType("application/json; charset=utf-8"),
                fine("content type with a suffix", order("g-4")).contentType("application/vnd.shop.order+json"),
                fine("content type in capitals", order("g-5")).contentType("Application/JSON"),
                fine("content type text", order("g-6")).contentType("text/plain"),
                fine("content type bytes", order("g-7")).contentType("application/octet-stream"),
                fine("content type that is none", order("g-8")).contentType(";;;=\""),
                fine("content encoding UTF-8", order("g-9"))
                        .with(new BasicProperties.Builder()
                                .contentEncoding("UTF-8")
                                .build())
                        .onTheWireOnly(),
                fine("transient", order("g-10"))
                        .with(new BasicProperties.Builder().deliveryMode(1).build())
                        .onTheWireOnly(),
                fine("an id and nothing else", order("g-11"))
                        .with(new BasicProperties.Builder().messageId("7").build()),
                fine("an empty id", order("g-12"))
                        .with(new BasicProperties.Builder().messageId("").build()),
                fine("a correlation id and nothing else", order("g-13"))
                        .with(new BasicProperties.Builder().correlationId("c").build())
                        .onTheWireOnly(),
                fine("a timestamp of 1970", order("g-14"))
                        .with(new BasicProperties.Builder()
                                .timestamp(new Date(0))
                                .build()),
                fine("the class of another language", order("g-15"))
                        .with(new BasicProperties.Builder()
                                .type("App\\Events\\OrderPlaced")
                                .build())
                        .onTheWireOnly(),
                fine("headers of every kind", order("g-16")).with(exotic("")).onTheWireOnly(),
                fine("a gadget in a header", order("g-17")).header("__TypeId__", "javax.script.ScriptEngineManager"),
                fine(
                        "a gadget in the body",
                        "{\"@type\":\"javax.script.ScriptEngineManager\",\"@class\":\"java.lang.Runtime\",\"id\":\"g-18\",\"amount\":3}"),
                fine("a byte order mark", "\uFEFF" + order("g-19")),
                fine("white space around", " \r\n\t" + order("g-20") + "\n"),
                fine(
                        "members of a newer producer",
                        "{\"v\":2,\"more\":{\"deep\":[[[{\"a\":[]}]]]},\"id\":\"g-21\",\"amount\":3,\"x\":null}"),
                fine("escapes", "{\"\\u0069d\":\"g-\\u0032\\u0032\",\"amount\":3}"),
                fine("letters of the world", "{\"id\":\"g-żółw-亀-🐢\",\"amount\":3}"),
                fine("a trace that is none", order("g-24"))
                        .header("traceparent", "00-zz")
                        .header("baggage", "="),
                fine("attempts in words", order("g-25")).header("urutu-attempts", "many"),
                fine("a forged death", order("g-26"))
                        .header("x-death", List.of(Map.of("count", 99L)))
                        .onTheWireOnly(),
                fine("a header of 60 kB", order("g-27")).header("long", "x".repeat(60_000)),
                fine("priority and expiry", order("g-28"))
                        .with(new BasicProperties.Builder()
                                .priority(9)
                                .expiration("600000")
                                .build())
                        .onTheWireOnly(),
                fine("a cloud event", order("g-29"))
                        .header("cloudEvents:specversion", "1.0")
                        .header("cloudEvents:type", "order.placed")
                        .header("cloudEvents:id", "ce-1"),
                fine(
                        "as large as allowed",
                        order("g-30")
                                + " ".repeat(Shop.MOST_BYTES - order("g-30").length())));
    }

    private static String order(String id) {
        return "{\"id\":\"" + id
                + "\",\"amount\":3,\"lines\":[{\"sku\":\"a\"}],\"ref\":\"0af76519-16cd-43dd-8448-eb211c80319c\"}";
    }

    private static Case wire(String name, BasicProperties.Builder properties) {
        return undecodable(name, BROKEN).with(properties.build()).onTheWireOnly();
    }

    private static byte[] bytes(String before, String hex, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(UTF_8));
        all.writeBytes(HexFormat.of().parseHex(hex));
        all.writeBytes(after.getBytes(UTF_8));
        return all.toByteArray();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static BasicProperties many(int count) {
        Map<String, Object> headers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            headers.put("header-" + i, "value " + i);
        }
        return new BasicProperties.Builder().headers(headers).build();
    }

    /** Every type AMQP knows. */
    private static BasicProperties exotic(String note) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("note", note);
        headers.put("null", null);
        headers.put("byte", (byte) 1);
        headers.put("short", (short) 2);
        headers.put("int", 3);
        headers.put("long", 4L);
        headers.put("float", 0.5f);
        headers.put("double", 0.25);
        headers.put("decimal", new BigDecimal("1.25"));
        headers.put("true", true);
        headers.put("date", Date.from(Instant.EPOCH));
        headers.put("bytes", new byte[] {0, -1, 127});
        headers.put("list", List.of(1, "two", List.of(3)));
        headers.put("table", Map.of("a", Map.of("b", List.of("c", new byte[] {1}))));
        headers.put("urutu-attempts", Map.of("count", 1));
        return new BasicProperties.Builder().headers(headers).build();
    }
}
