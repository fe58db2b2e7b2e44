package io.urutu.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.urutu.Hooks;
import io.urutu.config.Setting;
import io.urutu.config.Settings;
import io.urutu.context.NewTransaction;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.Task;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a user of the test kit is told to expect. */
@UrutuTest(
        beans = {UrutuTestTest.Kitchen.class, UrutuTestTest.Menu.class, UrutuTestTest.KitchenSettings.class},
        config = {"urutu.application.name = inn", "kitchen.closed=fish"})
class UrutuTestTest {
    @Task("kitchen.cook")
    public record Cook(@NotBlank String dish) {}

    @Event("kitchen.served")
    public record Served(String dish) {}

    public record Note(String text) {}

    @Settings("kitchen")
    public record KitchenSettings(@Setting(fallback = "none") String closed) {}

    @Singleton
    public static class Menu {
        final List<String> cooked = new CopyOnWriteArrayList<>();
    }

    @MessageBusController
    public static class Kitchen {
        @Inject
        Menu menu;

        @Inject
        KitchenSettings settings;

        @Inject
        MessagePublisher publisher;

        @Inject
        UserTransaction transaction;

        @MessageHandler(name = "cook")
        void cook(MessageOf<Cook> order) throws Exception {
            assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
            String dish = order.payload().dish();
            publisher.publish(new Served(dish));
            if (dish.equals(settings.closed())) {
                throw new IllegalStateException("no " + dish + " today");
            }
            if (dish.equals("stone")) {
                order.reject("nobody eats that");
            }
            menu.cooked.add(dish);
        }

        @MessageHandler(name = "forget", deadLetter = false)
        void forget(Served served) {
            if (served.dish().equals("soup")) {
                throw new IllegalStateException("spilt");
            }
        }

        @MessageHandler(value = "kitchen.note", name = "note")
        void note(Note note) {}

        @NewTransaction
        void announce(String dish) {
            publisher.publish(new Served(dish));
        }
    }

    @Inject
    Harness harness;

    @Inject
    VirtualClock clock;

    @Inject
    private Menu menu;

    @Inject
    Kitchen kitchen;

    @Test
    void tellsWhatWasHandledAndWhatWasPublishedByThat() {
        harness.publish(new Cook("bread"), PublishOptions.of().header("table", "7"));

        assertThat(harness.handled(Cook.class))
                .extracting(Handled::payload, Handled::queue, Handled::topic, Handled::headers, Handled::attempt)
                .containsExactly(tuple(new Cook("bread"), "inn.cook", "kitchen.cook", Map.of("table", "7"), 1));
        assertThat(harness.published(Served.class))
                .extracting(Published::payload, Published::topic, Published::headers)
                .containsExactly(tuple(new Served("bread"), "kitchen.served", Map.of()));
        assertThat(harness.published(Cook.class).get(0).id())
                .isEqualTo(harness.handled(Cook.class).get(0).id());
        assertThat(menu.cooked).containsExactly("bread");
    }

    @Test
    void aFailureRollsBackAndIsInTheDeadLetterQueueWithItsCause() {
        harness.publish(new Cook("fish"));
        harness.publish(new Cook("stone"));

        assertThat(harness.published(Served.class)).isEmpty();
        assertThat(harness.handled(Cook.class)).isEmpty();
        assertThat(harness.deadLettered(Cook.class))
                .extracting(
                        DeadLettered::payload,
                        DeadLettered::queue,
                        DeadLettered::attempts,
                        DeadLettered::cause,
                        DeadLettered::reason)
                .containsExactlyInAnyOrder(
                        tuple(new Cook("fish"), "inn.cook", 1, "java.lang.IllegalStateException", "no fish today"),
                        tuple(new Cook("stone"), "inn.cook", 1, "rejected", "nobody eats that"));
        assertThat(harness.deadLettered())
                .extracting(DeadLettered::payload)
                .containsExactlyInAnyOrder("{\"dish\":\"fish\"}", "{\"dish\":\"stone\"}");
    }

    @Test
    void whatIsDroppedIsNeitherHandledNorDeadLettered() {
        harness.publish(new Served("soup"));
        harness.publish(new Served("tea"));

        assertThat(harness.handled(Served.class)).extracting(Handled::payload).containsExactly(new Served("tea"));
        assertThat(harness.deadLettered()).isEmpty();
    }

    @Test
    void typesWithoutATopicAreAskedForByNamingIt() {
        harness.publish(new Note("hello"), PublishOptions.of().topic("kitchen.note"));

        assertThat(harness.published("kitchen.note", Note.class)).hasSize(1);
        assertThat(harness.handled("kitchen.note", Note.class))
                .extracting(Handled::payload)
                .containsExactly(new Note("hello"));
        assertThat(harness.deadLettered("kitchen.note", Note.class)).isEmpty();
        assertThatThrownBy(() -> harness.handled(Note.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("URUTU21012 Note has neither @Event nor @Task. "
                        + "Name the topic, too: (\"user.created\", Note.class).");
    }

    @Test
    void aMessageThatIsNoneOfItsTypeIsShown() {
        harness.publish(new Note("hello"), PublishOptions.of().topic("kitchen.note"));

        assertThatThrownBy(() -> harness.handled("kitchen.note", Integer.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("URUTU21015 a message's body is no Integer: {\"text\":\"hello\"}");
    }

    @Test
    void aCallIsAnExecutionWithATransaction(@SuppressWarnings("unused") Harness same) throws Exception {
        String flow = same.call(() -> {
            Hooks.publisher().publish(new Served("bread"));
            assertThat(harness.published(Served.class)).isEmpty();
            return Hooks.execution().flowId();
        });

        assertThat(flow).hasSize(32);
        assertThat(harness.published(Served.class)).hasSize(1);
    }

    @Test
    void aCallThatFailsRollsBackAndPassesItsExceptionOn() {
        assertThatThrownBy(() -> harness.call(() -> {
                    Hooks.publisher().publish(new Served("bread"));
                    throw new java.io.IOException("burnt");
                }))
                .isInstanceOf(java.io.IOException.class)
                .hasMessage("burnt");

        assertThat(harness.published(Served.class)).isEmpty();
    }

    @Test
    void anInnerTransactionHoldsWhateverBecomesOfTheOuterOne() {
        assertThatThrownBy(() -> harness.call(() -> {
                    Hooks.publisher().publish(new Served("outer"));
                    Hooks.inNewTransaction(() -> {
                        Hooks.publisher().publish(new Served("by hooks"));
                        return null;
                    });
                    kitchen.announce("by annotation");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(harness.published(Served.class))
                .extracting(served -> served.payload().dish())
                .containsExactly("by hooks", "by annotation");
    }

    @Test
    void theBodyOfAPayloadIsValidated() {
        assertThatThrownBy(() -> harness.publish(new Cook(""))).hasMessageContaining("dish");
    }

    @Test
    void theClockStandsUntilItIsMoved() {
        clock.advance(Duration.ofDays(1));

        assertThat(clock.instant()).isEqualTo(VirtualClock.START.plus(Duration.ofDays(1)));
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("URUTU21013 advance(PT-0.001S): a clock does not go back.");
    }

    @Test
    void theApplicationGetsTheTestsClockAndValidator(@SuppressWarnings("unused") VirtualClock same) {
        assertThat(jakarta.enterprise
                        .inject
                        .spi
                        .CDI
                        .current()
                        .select(Clock.class)
                        .get())
                .isSameAs(clock)
                .isSameAs(same);
        assertThat(jakarta.enterprise
                        .inject
                        .spi
                        .CDI
                        .current()
                        .select(Validator.class)
                        .isResolvable())
                .isTrue();
        harness.publish(new Served("tea"));
        assertThat(publishedAt()).isEqualTo(VirtualClock.START);
    }

    private Instant publishedAt() {
        return jakarta.enterprise
                .inject
                .spi
                .CDI
                .current()
                .select(Ledger.class)
                .get()
                .published()
                .get(0)
                .publishedAt();
    }

    @Nested
    class Inside {
        @Inject
        BusStatus status;

        private boolean prepared;

        @BeforeEach
        void prepare() {
            prepared = status.connections().get(0).connected();
        }

        @Test
        void nestedClassesHaveTheSameApplication() {
            assertThat(prepared).isTrue();
            assertThat(status.connections())
                    .extracting(BusStatus.Connection::broker)
                    .containsExactly("urutu-embedded");
            assertThat(menu.cooked).isEmpty();
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class EachAnew {
        @Test
        @Order(1)
        void leavesSomething() {
            harness.publish(new Cook("bread"));
            clock.advance(Duration.ofHours(1));

            assertThat(menu.cooked).hasSize(1);
        }

        @Test
        @Order(2)
        void findsNothing() {
            assertThat(menu.cooked).isEmpty();
            assertThat(harness.handled(Cook.class)).isEmpty();
            assertThat(clock.instant()).isEqualTo(VirtualClock.START);
        }
    }
}
