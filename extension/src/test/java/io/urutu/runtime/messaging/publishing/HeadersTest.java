package io.urutu.runtime.messaging.publishing;

import static io.urutu.runtime.messaging.Deployment.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.Hooks;
import io.urutu.context.ContextHeaders;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.payload.CloudEvents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Which headers travel from a message to those published while it is handled (JR-072, JR-079, W5.6), and CloudEvents. */
class HeadersTest {
    @Task("first.do")
    public record First(String text) {}

    @Event("second.done")
    public record Second(String text) {}

    @Singleton
    public static class Seen {
        final BlockingQueue<Map<String, String>> headers = new LinkedBlockingQueue<>();
        final BlockingQueue<MessageOf<First>> messages = new LinkedBlockingQueue<>();
    }

    @MessageBusController
    public static class Hop {
        @Inject
        MessagePublisher publisher;

        @Inject
        ContextHeaders headers;

        @Inject
        Seen seen;

        @MessageHandler(name = "hop")
        void on(MessageOf<First> message) {
            seen.messages.add(message);
            seen.headers.add(headers.all());
            if (message.payload().text().equals("set")) {
                headers.set("Region", "eu");
                Hooks.headers().remove("Tenant");
            }
            PublishOptions options = message.payload().text().equals("override")
                    ? PublishOptions.of().header("Tenant", "south")
                    : PublishOptions.of();
            publisher.publish(new Second(message.payload().text()), options);
        }
    }

    private static Deployment.Builder propagating(String rules) {
        return Deployment.with("urutu.messaging.propagate-headers", rules);
    }

    /** Hands the handler a message with these headers; what it published. */
    private static IncomingMessage through(Deployment shop, String text, Map<String, Object> headers)
            throws InterruptedException {
        BlockingQueue<IncomingMessage> second = second(shop);
        shop.broker("").send(message("first.do", "{\"text\":\"" + text + "\"}", headers));
        return next(second);
    }

    private static BlockingQueue<IncomingMessage> second(Deployment shop) {
        shop.broker("")
                .start(new Topology(
                        "probe.dlx",
                        List.of(new QueuePlan("probe", Set.of("second.done"), Optional.empty(), Map.of()))));
        return shop.consume("probe");
    }

    private static OutgoingMessage message(String topic, String body, Map<String, Object> headers) {
        return new OutgoingMessage(
                "the-id",
                topic,
                MessageKind.TASK,
                true,
                "application/json",
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH,
                Optional.empty());
    }

    private static Map<String, Object> control() {
        Map<String, Object> headers = new HashMap<>();
        for (String name : List.of(
                "urutu-attempts",
                "urutu-failure-class",
                "urutu-key",
                "urutu-version",
                "x-retry-count",
                "x-death",
                "X-Delay",
                "CC",
                "BCC",
                "type",
                "__TypeId__")) {
            headers.put(name, "4");
        }
        return headers;
    }

    @Test
    void withoutARuleNothingTravels() throws Exception {
        try (Deployment shop = Deployment.of(Hop.class, Seen.class)) {
            Map<String, Object> headers = control();
            headers.put("tenant", "north");

            assertThat(through(shop, "plain", headers).headers()).containsOnlyKeys("traceparent");
        }
    }

    @Test
    void controlHeadersNeverTravelWhateverTheRules() throws Exception {
        try (Deployment shop = propagating("tenant,ten*,c*,b*,t*").of(Hop.class, Seen.class)) {
            Map<String, Object> headers = control();
            headers.remove("type");
            headers.put("tenant", "north");
            headers.put("tracestate", "congo=t61");

            IncomingMessage published = through(shop, "plain", headers);

            assertThat(published.headers()).containsOnlyKeys("traceparent", "tenant");
        }
    }

    @Test
    void namedHeadersAndPrefixesTravelAndAreReadable() throws Exception {
        try (Deployment shop = propagating("Tenant, shop-*").of(Hop.class, Seen.class)) {
            Map<String, Object> headers = Map.of(
                    "tenant", "north", "Shop-Till", 7, "shop-open", true, "other", "stays", "tenant-id", "stays");

            IncomingMessage published = through(shop, "plain", headers);

            assertThat(next(shop.get(Seen.class).headers))
                    .isEqualTo(Map.of("tenant", "north", "shop-till", "7", "shop-open", "true"));
            assertThat(published.headers())
                    .containsOnlyKeys("traceparent", "tenant", "shop-till", "shop-open")
                    .containsEntry("shop-till", "7");
        }
    }

    @Test
    void codeSetsAndRemovesThem() throws Exception {
        try (Deployment shop = propagating("tenant").of(Hop.class, Seen.class)) {
            assertThat(through(shop, "set", Map.of("tenant", "north")).headers())
                    .containsOnlyKeys("traceparent", "region")
                    .containsEntry("region", "eu");
        }
    }

    @Test
    void theCallersWordHoldsForOneMessage() throws Exception {
        try (Deployment shop = propagating("tenant").of(Hop.class, Seen.class)) {
            assertThat(through(shop, "override", Map.of("tenant", "north")).headers())
                    .containsOnlyKeys("traceparent", "Tenant")
                    .containsEntry("Tenant", "south");
        }
    }

    @Test
    void whatIsTooLongOrTooMuchStays() throws Exception {
        try (Deployment shop = propagating("t-*").of(Hop.class, Seen.class)) {
            Map<String, Object> headers = new HashMap<>();
            headers.put("t-long", "x".repeat(1025));
            headers.put("t-" + "n".repeat(127), "name");
            headers.put("t-fits", "x".repeat(1024));
            headers.put("baggage", "a=" + "b".repeat(8192));

            assertThat(through(shop, "plain", headers).headers()).containsOnlyKeys("traceparent", "t-fits");

            Map<String, Object> many = new HashMap<>();
            for (int i = 0; i < 100; i++) {
                many.put("t-" + i, "v");
            }
            shop.broker("").send(message("first.do", "{\"text\":\"many\"}", many));
            shop.get(Seen.class).headers.poll();
            assertThat(next(shop.get(Seen.class).headers)).hasSize(32);
        }
    }

    @Test
    void credentialsTravelOnlyWhenNamedInFull() throws Exception {
        try (Deployment shop = propagating("auth*,cook*").of(Hop.class, Seen.class)) {
            assertThat(through(shop, "plain", Map.of("Authorization", "Bearer a", "Cookie", "b", "author", "ada"))
                            .headers())
                    .containsOnlyKeys("traceparent", "author");
        }
        try (Deployment shop = propagating("authorization").of(Hop.class, Seen.class)) {
            assertThat(through(shop, "plain", Map.of("Authorization", "Bearer a"))
                            .headers())
                    .containsEntry("authorization", "Bearer a");
        }
    }

    @Test
    void rulesThatCouldNameNothingAreProblems() {
        assertThat(propagating("x-tenant,*,urutu-*,tenant,a*b,Baggage").problemsOf(Hop.class))
                .hasSize(5)
                .contains(
                        "URUTU05160 urutu.messaging.propagate-headers: \"x-tenant\" names no header that may travel. Name headers of the application, such as tenant, or prefixes such as tenant-*; urutu-, x-, CC, BCC, cloudEvents and those of tracing are not.");
    }

    @Test
    void codeCannotSetWhatIsReserved() {
        try (Deployment shop = Deployment.of(Hop.class, Seen.class)) {
            ContextHeaders headers = shop.get(ContextHeaders.class);
            for (String name :
                    List.of("x-tenant", "Urutu-Key", "CC", "traceparent", "cloudEvents_id", " ", "n".repeat(129))) {
                assertThat(shop.run(() -> {
                                    headers.set(name, "v");
                                    return null;
                                })
                                .failure())
                        .get()
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("URUTU05161");
            }
            assertThatThrownBy(() -> headers.get("tenant"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("URUTU05003");
            assertThat(shop.run(() -> {
                                headers.set("a", "x".repeat(1025));
                                return null;
                            })
                            .failure())
                    .get()
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                    .hasMessageStartingWith("URUTU05162");
            assertThat(shop.run(() -> {
                                for (int i = 0; i < 33; i++) {
                                    headers.set("h" + i, "v");
                                }
                                return null;
                            })
                            .failure())
                    .get()
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                    .hasMessageStartingWith("URUTU05163");
        }
    }

    @Test
    void aHostileTypeHeaderChangesNothing() throws Exception {
        try (Deployment shop = Deployment.of(Hop.class, Seen.class)) {
            through(
                    shop,
                    "plain",
                    Map.of("type", "java.lang.Runtime", "__TypeId__", "java.lang.Runtime", "cloudEvents_type", "x"));

            assertThat(next(shop.get(Seen.class).messages).payload()).isEqualTo(new First("plain"));
        }
    }

    @Test
    void publishesCloudEvents() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.cloud-events", "true").of(Seen.class)) {
            BlockingQueue<IncomingMessage> second = second(shop);

            shop.publish(new Second("a"), PublishOptions.of().key("order-7"));

            IncomingMessage event = next(second);
            assertThat(event.headers())
                    .containsEntry("cloudEvents_specversion", "1.0")
                    .containsEntry("cloudEvents_id", event.id().orElseThrow())
                    .containsEntry("cloudEvents_source", "shop")
                    .containsEntry("cloudEvents_type", "second.done")
                    .containsEntry(
                            "cloudEvents_time",
                            event.publishedAt().orElseThrow().toString())
                    .containsEntry("cloudEvents_subject", "order-7");
            assertThat(event.contentType()).contains("application/json");
        }
    }

    @Test
    void readsCloudEventsWithEitherPrefix() {
        for (String prefix : List.of("cloudEvents:", "cloudEvents_")) {
            IncomingMessage read = new CloudEvents(true, "shop")
                    .read(foreign(Map.of(
                            prefix + "specversion", "1.0",
                            prefix + "id", "their-id",
                            prefix + "time", "2026-11-21T10:15:30+02:00",
                            prefix + "subject", "order-7",
                            prefix + "datacontenttype", "text/plain")));

            assertThat(read.id()).contains("their-id");
            assertThat(read.publishedAt()).contains(Instant.parse("2026-11-21T08:15:30Z"));
            assertThat(read.headers()).containsEntry("urutu-key", "order-7");
            assertThat(read.contentType()).contains("text/plain");
        }
    }

    @Test
    void whatIsNoCloudEventIsLeftAlone() {
        IncomingMessage plain = foreign(Map.of("cloudEvents_id", "their-id"));
        IncomingMessage event = foreign(Map.of("cloudEvents_specversion", "1.0", "cloudEvents_time", "yesterday"));

        assertThat(new CloudEvents(true, "shop").read(plain)).isSameAs(plain);
        assertThat(new CloudEvents(false, "shop").read(event)).isSameAs(event);
        assertThat(new CloudEvents(true, "shop").read(event).publishedAt()).isEmpty();
    }

    private static IncomingMessage foreign(Map<String, Object> headers) {
        return new IncomingMessage(
                "q", "t", Optional.empty(), Optional.empty(), headers, new byte[0], Optional.empty(), false, 0);
    }
}
