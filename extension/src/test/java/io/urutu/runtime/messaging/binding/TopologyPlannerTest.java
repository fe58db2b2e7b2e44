package io.urutu.runtime.messaging.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import io.urutu.runtime.messaging.declaring.Declared;
import io.urutu.runtime.messaging.settings.Configured;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is declared at the broker for which handlers. */
public class TopologyPlannerTest {
    @Test
    void oneQuorumQueueAHandlerWithItsDeadLetters() {
        Topology topology =
                TopologyPlanner.plan("shop", List.of(handler("mails", "user.created", Map.of(), true)), List.of());

        assertThat(topology)
                .isEqualTo(new Topology(
                        "shop.dlx",
                        List.of(new QueuePlan(
                                "shop.mails",
                                Set.of("user.created"),
                                Optional.of("shop.mails.dlq"),
                                Map.of("x-queue-type", "quorum")))));
    }

    @Test
    void attributesShapeTheQueue() {
        Handler handler = handler(
                "mails",
                "user.created",
                Map.of(
                        "queue.name", "people",
                        "routing-keys", "user.created, user.gone",
                        "queue.x-queue-type", "classic",
                        "queue.x-max-length", "10",
                        "queue.x-single-active-consumer", "true",
                        "auto-bind-dlq", "false"),
                true);

        assertThat(TopologyPlanner.plan("shop", List.of(handler), List.of()).queues())
                .containsExactly(new QueuePlan(
                        "people",
                        Set.of("user.created", "user.gone"),
                        Optional.empty(),
                        Map.of("x-queue-type", "classic", "x-max-length", 10L, "x-single-active-consumer", true)));
    }

    @Test
    void handlersOfOneNameShareTheQueue() {
        Map<String, String> shared = Map.of("queue.name", "people");

        Topology topology = TopologyPlanner.plan(
                "shop",
                List.of(
                        handler("created", "user.created", shared, true),
                        handler("gone", "user.gone", shared, true),
                        handler("mails", "mail.send", Map.of(), false)),
                List.of());

        assertThat(topology.queues())
                .containsExactly(
                        new QueuePlan(
                                "people",
                                Set.of("user.created", "user.gone"),
                                Optional.of("people.dlq"),
                                Map.of("x-queue-type", "quorum")),
                        new QueuePlan(
                                "shop.mails", Set.of("mail.send"), Optional.empty(), Map.of("x-queue-type", "quorum")));
    }

    @Test
    void queuesOfOtherConnectionsAreKnownByName() {
        Topology topology = TopologyPlanner.plan(
                "shop",
                List.of(handler("created", "user.created", Map.of("queue.name", "people"), true)),
                List.of(
                        handler("gone", "user.gone", Map.of("queue.name", "people"), true),
                        handler("mails", "mail.send", Map.of(), true)));

        assertThat(topology.queues()).extracting(QueuePlan::name).containsExactly("people");
        assertThat(topology.elsewhere()).containsExactly("shop.mails");
    }

    public static Handler handler(String name, String topic, Map<String, String> attributes, boolean deadLetter) {
        Problems problems = new Problems();
        MessagingSettings settings = Configured.messaging(attributes.entrySet().stream()
                .collect(Collectors.toMap(
                        attribute -> "handlers." + name + ".attributes." + attribute.getKey(), Map.Entry::getValue)));
        Handler handler = new HandlerBinder(
                        settings, WrittenAttributes.none(), Map.of("", new ChannelConnector("")), problems)
                .bind(Declared.handler(name, topic, deadLetter))
                .orElseThrow();
        assertThat(problems.sorted()).isEmpty();
        return handler;
    }
}
