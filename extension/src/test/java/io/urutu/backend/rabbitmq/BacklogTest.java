package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.spi.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final AtomicLong now = new AtomicLong();
    private final Backlog backlog = new Backlog(3, Duration.ofSeconds(30), now::get);
    private final Outbound first = outbound("1");
    private final Outbound second = outbound("2");
    private final Outbound third = outbound("3");
    private InFlight flight = backlog.openFlight();

    @BeforeEach
    void fill() {
        assertThat(List.of(first, second, third)).allMatch(backlog::offer);
    }

    @Test
    void takesTwiceWhatItSaysAndCopiesBeyond() {
        assertThat(backlog.accepts(1)).isFalse();
        assertThat(List.of("4", "5", "6")).allMatch(id -> backlog.offer(outbound(id)));
        assertThat(backlog.offer(outbound("7"))).isFalse();

        assertThat(backlog.offerAlways(outbound("7"))).isTrue();

        assertThat(backlog.size()).isEqualTo(7);
    }

    @Test
    void roomIsWaitedForWhileMessagesLeave() throws Exception {
        write(first, second, third);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> awaitRoom(() -> true));

        backlog.confirmed(flight, 1, false);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void noRoomIsWaitedForWhileNothingLeaves() {
        assertThat(awaitRoom(() -> false)).isFalse();
    }

    private boolean awaitRoom(BooleanSupplier leaving) {
        try {
            return backlog.awaitRoom(1, Deadline.in(Duration.ofSeconds(30)), leaving);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void confirmsUpToANumber() throws InterruptedException {
        write(first, second, third);

        backlog.confirmed(flight, 2, true);

        assertThat(first.receipt).isCompletedWithValue(new Receipt.Confirmed());
        assertThat(second.receipt).isCompletedWithValue(new Receipt.Confirmed());
        assertThat(third.receipt).isNotDone();
        assertThat(backlog.size()).isEqualTo(1);
    }

    @Test
    void knowsReturnedOnesByWhatTheyAre() throws InterruptedException {
        write(first, second);

        backlog.returned(flight, each -> each.isSameAs("exchange", "topic", second.properties), false);
        backlog.confirmed(flight, 2, true);

        assertThat(first.receipt).isCompletedWithValue(new Receipt.Confirmed());
        assertThat(second.receipt).isCompletedWithValue(new Receipt.Unroutable());
    }

    @Test
    void keepsWhatOneOfOurQueuesWasNotThereForAndGivesUpInTheEnd() throws InterruptedException {
        for (int tries = 1; tries <= 5; tries++) {
            assertThat(first.receipt).isNotDone();
            Outbound next = backlog.next(() -> true);
            while (next != first) {
                backlog.written(flight, 100 + tries, next);
                backlog.confirmed(flight, 100 + tries, false);
                next = backlog.next(() -> true);
            }
            backlog.written(flight, tries, first);
            backlog.returned(flight, each -> each == first, true);
            backlog.confirmed(flight, tries, false);
            now.addAndGet(Duration.ofSeconds(2).toNanos());
        }

        assertThat(first.receipt).isCompletedWithValue(new Receipt.Unroutable());
    }

    @Test
    void keepsWhatTheBrokerDoesNotTakeForHalfAMinute() throws InterruptedException {
        int tries = 0;
        while (now.get() < Duration.ofSeconds(30).toNanos()) {
            assertThat(first.receipt).isNotDone();
            reject(first, ++tries);
            now.addAndGet(Duration.ofSeconds(3).toNanos());
        }
        assertThat(first.receipt).isNotDone();

        reject(first, ++tries);

        assertThat(tries).isEqualTo(11);
        assertThat(first.receipt).isCompletedWithValue(new Receipt.Refused("the broker did not take it for 30 s"));
    }

    @Test
    void theTimeTheBrokerWasAwayIsNotCountedAsRefusing() throws InterruptedException {
        reject(first, 1);
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        flight = backlog.openFlight();
        reject(first, 1);

        assertThat(first.receipt).isNotDone();
    }

    private void reject(Outbound message, int number) throws InterruptedException {
        Outbound next = backlog.next(() -> true);
        while (next != message) {
            backlog.written(flight, 1_000 + number, next);
            backlog.confirmed(flight, 1_000 + number, false);
            next = backlog.next(() -> true);
        }
        backlog.written(flight, number, message);
        backlog.rejected(flight, number, false);
    }

    @Test
    void marksWhatItSendsAgain() throws InterruptedException {
        write(first);
        assertThat(first.propertiesNow().getHeaders()).isNull();

        backlog.lost();

        assertThat(first.propertiesNow().getHeaders()).containsEntry("urutu-resent", true);
        assertThat(second.propertiesNow().getHeaders()).isNull();
    }

    @Test
    void sendsWhatIsLostAgainInOrder() throws InterruptedException {
        write(first, second);

        assertThat(backlog.lost()).isEqualTo(2);

        flight = backlog.openFlight();
        write(first, second, third);
    }

    @Test
    void ignoresWhatAnOldChannelStillSays() throws InterruptedException {
        write(first, second);
        InFlight old = flight;
        flight = backlog.openFlight();
        write(first, second);

        backlog.confirmed(old, 2, true);

        assertThat(first.receipt).isNotDone();
        assertThat(second.receipt).isNotDone();
    }

    @Test
    void findsTheGuiltyOneByOne() throws InterruptedException {
        write(first, second, third);
        backlog.faulted("one of them");
        flight = backlog.openFlight();

        write(first);
        assertThat(backlog.next(openOnce())).as("nothing beside a suspect").isNull();
        backlog.confirmed(flight, 1, false);
        write(second);
        backlog.faulted("this one");
        flight = backlog.openFlight();
        write(third);

        assertThat(first.receipt).isCompletedWithValue(new Receipt.Confirmed());
        assertThat(second.receipt).isCompletedWithValue(new Receipt.Refused("this one"));
        assertThat(third.receipt).isNotDone();
    }

    @Test
    void writesNothingWhileBlocked() throws InterruptedException {
        backlog.setBlocked(true);
        assertThat(backlog.next(openOnce())).isNull();

        backlog.setBlocked(false);

        write(first);
    }

    @Test
    void tellsWhatIsLeftAtItsEnd() throws InterruptedException {
        write(first);

        assertThat(backlog.close()).isEqualTo(3);

        assertThat(List.of(first, second, third)).allSatisfy(each -> assertThat(each.receipt)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(PublishRefusedException.class));
        assertThat(backlog.offer(first)).isFalse();
        assertThat(backlog.offerAlways(first)).isFalse();
    }

    /** Takes them out as the writer does, and expects them in this order. */
    private void write(Outbound... expected) throws InterruptedException {
        for (int i = 0; i < expected.length; i++) {
            assertThat(backlog.next(() -> true)).isSameAs(expected[i]);
            backlog.written(flight, flight.size() + 1L, expected[i]);
        }
    }

    /** Open at the first look; the wake that {@link Backlog#next} waits for comes from another thread. */
    private BooleanSupplier openOnce() {
        AtomicInteger looks = new AtomicInteger();
        return () -> {
            if (looks.getAndIncrement() > 0) {
                return false;
            }
            new Thread(backlog::wake).start();
            return true;
        };
    }

    private static Outbound outbound(String id) {
        return new Outbound(
                "exchange", "topic", new BasicProperties.Builder().messageId(id).build(), new byte[0]);
    }
}
