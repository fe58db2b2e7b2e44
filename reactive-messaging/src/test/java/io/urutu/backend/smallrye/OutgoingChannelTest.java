package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingChannelTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger released = new AtomicInteger();
    private final Connector connector = new Connector();
    private final Operator operator = new Operator("test", nanos::get);
    private final OutgoingChannel channel = new OutgoingChannel(
            "out", () -> connector, released::incrementAndGet, () -> {}, 1_000, Duration.ofSeconds(5), operator);

    @BeforeEach
    void open() throws InterruptedException {
        step(channel::open);
    }

    @AfterEach
    void end() throws InterruptedException {
        operator.end(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void aNewChannelIsGivenOneMessageUntilItConfirmsIt() throws InterruptedException {
        offer("a", "b", "c");
        assertThat(connector.given()).containsExactly("a");

        confirm("a");

        assertThat(connector.given()).containsExactly("a", "b", "c");
    }

    @Test
    void theConnectorHasItsTimeToComeBackOnceTheBrokerCanBeReached() throws InterruptedException {
        offer("a");
        confirm("a");
        offer("b");
        inspect(false, false);

        pass(Duration.ofSeconds(60));
        inspect(false, true);
        pass(Duration.ofSeconds(4));
        inspect(false, true);
        assertThat(released).hasValue(0);

        pass(Duration.ofSeconds(2));
        inspect(false, true);
        assertThat(released).hasValue(1);
    }

    @Test
    void asLongAsTheConnectorSendsWhatItStillHadNothingIsSentAgain() throws InterruptedException {
        offer("a");
        confirm("a");
        offer("b", "c", "d");
        inspect(false, false);
        inspect(true, true);

        pass(Duration.ofMillis(400));
        confirm("c");
        pass(Duration.ofMillis(400));
        inspect(true, true);
        assertThat(connector.given()).containsExactly("a", "b", "c", "d");

        pass(Duration.ofMillis(400));
        inspect(true, true);
        assertThat(connector.given()).containsExactly("a", "b", "c", "d", "b");

        confirm("b");
        assertThat(connector.given()).containsExactly("a", "b", "c", "d", "b", "d");
    }

    @Test
    void aBlockedChannelIsGivenTimeToConfirmOnceItIsFree() throws InterruptedException {
        offer("a");
        pass(Duration.ofSeconds(9));
        step(() -> channel.inspect(new Wellness.State(true, true, true)));
        pass(Duration.ofSeconds(9));
        inspect(true, true);
        assertThat(released).hasValue(0);

        pass(Duration.ofSeconds(2));
        inspect(true, true);
        assertThat(released).hasValue(1);
    }

    private void offer(String... texts) throws InterruptedException {
        for (String text : texts) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            step(() -> channel.offer(new Parcel("out", body, again -> Metadata.empty(), () -> true)));
        }
    }

    private void confirm(String text) throws InterruptedException {
        step(() -> connector.last(text).ack());
    }

    private void inspect(boolean healthy, boolean reachable) throws InterruptedException {
        step(() -> channel.inspect(new Wellness.State(healthy, reachable, false)));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Does it as the operator, and all that follows from it. */
    private void step(Runnable step) throws InterruptedException {
        operator.run(step);
        for (int follows = 0; follows < 3; follows++) {
            CountDownLatch done = new CountDownLatch(1);
            operator.run(done::countDown);
            done.await();
        }
    }

    /** Takes all it is given and answers when the test says so. */
    private static final class Connector implements Flow.Subscriber<Message<?>> {
        private final List<Message<?>> messages = new ArrayList<>();

        private List<String> given() {
            return messages.stream().map(Connector::text).toList();
        }

        private Message<?> last(String text) {
            return messages.stream()
                    .filter(each -> text(each).equals(text))
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }

        private static String text(Message<?> message) {
            return new String((byte[]) message.getPayload(), StandardCharsets.UTF_8);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Message<?> message) {
            messages.add(message);
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
