package io.urutu.runtime.messaging.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.messaging.declaring.Batching;
import io.urutu.runtime.messaging.declaring.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps a delivery on its way to a worker, and for how long. */
class GatesTest {
    private final FakeTimer timer = new FakeTimer();
    private final List<Object> gone = new ArrayList<>();

    // slots

    private final class Step extends Call {
        private final String name;

        Step(String name) {
            super(null);
            this.name = name;
        }

        @Override
        public void run() {}

        @Override
        public void refuse() {}

        @Override
        void turnAway() {
            gone.add(name + " turned away");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void slotsLetSoManyGoOnAndTheOthersInTheirTurn() {
        Slots slots = new Slots(2, gone::add);

        for (String name : List.of("a", "b", "c", "d")) {
            slots.enter(new Step(name));
        }

        assertThat(gone).hasToString("[a, b]");
        assertThat(slots.running()).isEqualTo(2);
        assertThat(slots.waiting()).isEqualTo(2);
        slots.leave();
        assertThat(gone).hasToString("[a, b, c]");
        slots.leave();
        slots.leave();
        slots.leave();
        assertThat(gone).hasToString("[a, b, c, d]");
        assertThat(slots.running()).isZero();
    }

    @Test
    void slotsWithoutABoundKeepNobody() {
        Slots slots = new Slots(0, gone::add);

        for (int i = 0; i < 1000; i++) {
            slots.enter(new Step("x"));
        }

        assertThat(gone).hasSize(1000);
        assertThat(slots.running()).isEqualTo(1000);
    }

    @Test
    void closedSlotsTurnAway() {
        Slots slots = new Slots(1, gone::add);
        slots.enter(new Step("a"));
        slots.enter(new Step("b"));

        slots.close();
        slots.enter(new Step("c"));
        slots.leave();

        assertThat(gone).hasToString("[a, b turned away, c turned away]");
    }

    // rate

    private Inbound delivery(String topic, String key) {
        IncomingMessage message = new IncomingMessage(
                "q", topic, Optional.empty(), Optional.empty(), Map.of(), new byte[0], Optional.empty(), false, 0);
        Inbound in = new Inbound(null, message, timer.nanos(), 0);
        in.key(key);
        return in;
    }

    private Inbound delivery(String topic) {
        return delivery(topic, null);
    }

    @Test
    void rateIsKeptInEverySecondOfALongQueue() {
        RateGate gate = new RateGate(new Rate(100, Duration.ofSeconds(1)), timer, gone::add);

        for (int i = 0; i < 1000; i++) {
            gate.enter(delivery("t"));
        }

        for (int second = 0; second < 5; second++) {
            int before = second == 0 ? 0 : gone.size();
            timer.pass(Duration.ofSeconds(1));
            assertThat(gone.size() - before).isCloseTo(100, within(20));
        }
        assertThat(timer.asked()).isEqualTo(1);
    }

    @Test
    void rateIsKeptWhereMessagesComeOneByOne() {
        RateGate gate = new RateGate(new Rate(50, Duration.ofSeconds(1)), timer, gone::add);

        for (int milli = 0; milli < 4000; milli++) {
            gate.enter(delivery("t"));
            timer.pass(Duration.ofMillis(1));
        }

        assertThat(gone.size()).isCloseTo(200, within(40));
    }

    @Test
    void rateOfTenAMinuteIsOneEverySixSeconds() {
        RateGate gate = new RateGate(new Rate(10, Duration.ofMinutes(1)), timer, gone::add);
        for (int i = 0; i < 10; i++) {
            gate.enter(delivery("t"));
        }

        assertThat(gone).hasSize(1);
        timer.pass(Duration.ofMillis(5_999));
        assertThat(gone).hasSize(1);
        timer.pass(Duration.ofMillis(1));
        assertThat(gone).hasSize(2);
        timer.pass(Duration.ofSeconds(30));
        assertThat(gone).hasSize(7);
    }

    @Test
    void unusedRateIsNoDebtToBePaidBackAtOnce() {
        RateGate gate = new RateGate(new Rate(100, Duration.ofSeconds(1)), timer, gone::add);
        timer.pass(Duration.ofHours(1));

        for (int i = 0; i < 1000; i++) {
            gate.enter(delivery("t"));
        }

        assertThat(gone.size()).isBetween(1, 11);
    }

    // batches

    @Test
    void fullBatchGoesOnAtOnce() {
        Gathering gathering = new Gathering(new Batching(3, Duration.ofSeconds(1)), timer, gone::add);

        for (int i = 0; i < 7; i++) {
            gathering.enter(delivery("t"));
        }

        assertThat(gone).extracting(batch -> ((List<?>) batch).size()).containsExactly(3, 3);
        timer.pass(Duration.ofSeconds(1));
        assertThat(gone).extracting(batch -> ((List<?>) batch).size()).containsExactly(3, 3, 1);
    }

    @Test
    void batchGoesOnWhenItsFirstElementLingeredHoweverManyCameLater() {
        Gathering gathering = new Gathering(new Batching(100, Duration.ofMillis(500)), timer, gone::add);

        for (int i = 0; i < 6; i++) {
            gathering.enter(delivery("t"));
            timer.pass(Duration.ofMillis(90));
        }

        assertThat(gone).hasSize(1);
        assertThat((List<?>) gone.get(0)).hasSize(6);
    }

    @Test
    void wakeUpOfAnEarlierBatchDoesNothingToALaterOne() {
        Gathering gathering = new Gathering(new Batching(2, Duration.ofSeconds(1)), timer, gone::add);
        gathering.enter(delivery("a"));
        gathering.enter(delivery("b"));
        timer.pass(Duration.ofMillis(900));
        gathering.enter(delivery("c"));

        timer.pass(Duration.ofMillis(200));

        assertThat(gone).hasSize(1);
        timer.pass(Duration.ofMillis(800));
        assertThat(gone).hasSize(2);
    }

    // lanes

    @Test // W5.26
    void keyIsHandledOneByOneAndOthersBesideIt() {
        Lanes lanes = new Lanes(1, timer, in -> gone.add(in.message().topic()));
        Inbound first = delivery("a1", "a");

        lanes.enter(first);
        lanes.enter(delivery("a2", "a"));
        lanes.enter(delivery("b1", "b"));
        lanes.enter(delivery("none", null));

        assertThat(gone).containsExactly("a1", "b1", "none");
        lanes.leave(first);
        assertThat(gone).containsExactly("a1", "b1", "none", "a2");
    }

    @Test
    void hotKeyIsBoundedAndOthersGoOn() {
        Lanes lanes = new Lanes(2, timer, in -> gone.add(in.message().topic()));
        Inbound hot = delivery("hot", "hot");
        lanes.enter(hot);
        for (int i = 0; i < 50; i++) {
            lanes.enter(delivery("hot", "hot"));
        }

        lanes.enter(delivery("cold", "cold"));

        assertThat(gone).containsExactly("hot", "hot", "cold");
        lanes.leave(hot);
        assertThat(gone).containsExactly("hot", "hot", "cold", "hot");
    }

    @Test
    void restingDeliveryHoldsUpItsKeyAlone() {
        Lanes lanes = new Lanes(1, timer, in -> gone.add(in.message().topic()));
        Inbound first = delivery("a1", "a");
        lanes.enter(first);
        lanes.enter(delivery("a2", "a"));

        lanes.rest(first, Duration.ofSeconds(5).toNanos());
        lanes.enter(delivery("b1", "b"));
        timer.pass(Duration.ofMillis(4_999));

        assertThat(gone).containsExactly("a1", "b1");
        timer.pass(Duration.ofMillis(1));
        assertThat(gone).containsExactly("a1", "b1", "a1");
        lanes.leave(first);
        assertThat(gone).containsExactly("a1", "b1", "a1", "a2");
    }

    @Test
    void whatIsForgottenNeitherWakesNorFollows() {
        Lanes lanes = new Lanes(1, timer, in -> gone.add(in.message().topic()));
        Inbound resting = delivery("a1", "a");
        Inbound running = delivery("b1", "b");
        lanes.enter(resting);
        lanes.enter(delivery("a2", "a"));
        lanes.enter(running);
        lanes.enter(delivery("b2", "b"));
        lanes.rest(resting, 1);

        lanes.forget();
        timer.pass(Duration.ofSeconds(1));
        lanes.enter(delivery("a3", "a"));
        lanes.enter(delivery("b3", "b"));
        lanes.leave(running);

        assertThat(gone).containsExactly("a1", "b1", "a3", "b3");
    }

    @Test
    void closedLanesTellOnceWhenNothingIsOnItsWay() {
        Lanes lanes = new Lanes(1, timer, in -> {});
        Inbound first = delivery("a1", "a");
        Inbound other = delivery("b1", "b");
        lanes.enter(first);
        lanes.enter(other);

        lanes.close(() -> gone.add("idle"));

        lanes.leave(first);
        assertThat(gone).isEmpty();
        lanes.rest(other, 1);
        assertThat(gone).containsExactly("idle");
        timer.pass(Duration.ofSeconds(1));
        assertThat(gone).containsExactly("idle");
    }
}
