package io.urutu.backend.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.testkit.contract.BrokerContract;
import io.urutu.testkit.contract.Recorder;
import io.urutu.testkit.contract.Recorder.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest extends BrokerContract {
    private final HandClock clock = new HandClock();
    private final EmbeddedExchange exchange = new EmbeddedExchange("urutu", clock, 20_000);

    @Override
    protected Broker createBroker() {
        return new EmbeddedBroker(exchange);
    }

    @Override
    protected long depth(String queue) {
        return exchange.content(queue).size();
    }

    @Override
    protected List<IncomingMessage> drain(String queue) {
        return exchange.content(queue).stream()
                .map(message -> message.delivered(queue))
                .toList();
    }

    @Override
    protected void elapse(Duration time) {
        clock.now = clock.now.plus(time);
        exchange.deliver();
    }

    @Override
    protected long now() {
        return Duration.between(Instant.EPOCH, clock.now).toNanos();
    }

    @Test
    void delayedMessageComesByItselfAndItsThreadEndsWithTheBroker() {
        QueuePlan queue = queue("timed", "t");
        Broker broker = new EmbeddedBroker("urutu", Clock.systemUTC());
        start(broker, queue);
        assertThat(delayThreads()).isZero();
        Recorder recorder = record(broker, queue, 2);
        sendAll(broker, "t", "comes", "waits");

        recorder.next().settle(retry(queue, Duration.ofMillis(5), 1));
        assertThat(recorder.next().text()).isEqualTo("waits");
        Held back = recorder.next();
        assertThat(back.text()).isEqualTo("comes");
        back.settle(retry(queue, Duration.ofHours(1), 2));
        assertThat(delayThreads()).isEqualTo(1);

        broker.close(PATIENCE);

        assertThat(delayThreads()).isZero();
    }

    private static long delayThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("urutu-embedded-delay"))
                .count();
    }

    @Test
    void isNotDurable() {
        Broker broker = createBroker();

        assertThat(broker.durable()).isFalse();
        assertThat(broker.name()).isEqualTo("urutu-embedded");
        assertThat(broker.exchange()).isEqualTo("urutu");
        assertThat(broker.prefetch()).isEmpty();
    }

    @Test
    void requeuesBeforeWhatCameLater() {
        QueuePlan queue = queue("front", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "1", "2");

        recorder.next().settle(new Outcome.Requeued());

        assertThat(recorder.next().text()).isEqualTo("1");
    }

    @Test
    void givesBackInTheOldOrder() {
        QueuePlan queue = queue("order", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 3);
        sendAll(broker, "t", "1", "2", "3", "4");
        recorder.next();
        Held second = recorder.next();

        second.acknowledge();
        broker.close(Duration.ZERO);

        assertThat(drain(queue.name())).extracting(message -> text(message)).containsExactly("1", "3", "4");
    }

    @Test
    void neverNestsDeliveriesInOneAnother() {
        QueuePlan queue = queue("deep", "t");
        Broker broker = open(queue);
        AtomicInteger depth = new AtomicInteger();
        AtomicInteger handled = new AtomicInteger();
        broker.consume(queue.name(), 1, message -> {
            assertThat(depth.getAndIncrement()).isZero();
            if (handled.incrementAndGet() < 5_000) {
                broker.send(message("t", "next"));
            }
            depth.decrementAndGet();
            return CompletableFuture.completedStage(new Outcome.Acknowledged());
        });

        sendAll(broker, "t", "first");

        assertThat(handled).hasValue(5_000);
    }

    @Test
    void countsEveryCopyAgainstItsLimit() {
        Broker broker = new EmbeddedBroker("urutu", clock, 4);
        QueuePlan one = queue("one", "t");
        QueuePlan two = queue("two", "t");
        start(broker, one, two);
        sendAll(broker, "t", "1", "2");

        assertThat(broker.accepts(1)).isFalse();
        assertThatThrownBy(() -> broker.send(message("t", "3")))
                .isInstanceOf(PublishRefusedException.class)
                .hasMessage("URUTU13001 The embedded broker keeps 4 messages, all it may. "
                        + "Let its queues and dead letter queues be consumed, or set urutu.broker.url.");
        broker.consume(one.name(), 5, always(new Outcome.Acknowledged()));
        assertThat(broker.accepts(2)).isTrue();
        sendAll(broker, "t", "3");
    }

    @Test
    void refusesToSendBeforeItsStart() {
        assertThatThrownBy(() -> createBroker().send(message("t", "early")))
                .isInstanceOf(PublishRefusedException.class)
                .hasMessage("URUTU13002 The embedded broker is not open. Publish after its start and before its end.");
    }

    @Test
    void knowsNoQueueThatWasNotPlanned() {
        Broker broker = open();

        assertThatThrownBy(() -> broker.consume("nowhere", 1, new Recorder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no queue nowhere in exchange urutu");
    }

    /** Stands still until told. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
