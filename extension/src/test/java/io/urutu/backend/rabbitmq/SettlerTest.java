package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of deliveries, and that a broker that does not listen keeps nobody who handles messages. */
class SettlerTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch listens = new CountDownLatch(1);
    private final Settler settler = new Settler();

    @AfterEach
    void release() {
        listens.countDown();
    }

    private Channel channel(CountDownLatch gate) {
        return (Channel) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "isOpen":
                            return true;
                        case "hashCode":
                            return System.identityHashCode(proxy);
                        case "equals":
                            return proxy == arguments[0];
                        default:
                            gate.await();
                            told.add(method.getName() + Arrays.toString(arguments));
                            return null;
                    }
                });
    }

    private RabbitDelivery delivery(Channel channel, long tag) {
        return new RabbitDelivery(settler, channel, tag, new BasicProperties(), new byte[0]);
    }

    private List<String> allTold() throws InterruptedException {
        settler.start();
        settler.end(Deadline.in(Duration.ofSeconds(10)));
        return List.copyOf(told);
    }

    private static CountDownLatch listening() {
        return new CountDownLatch(0);
    }

    @Test
    void acknowledgementsWithoutGapsAreOne() throws Exception {
        Channel channel = channel(listening());
        for (long tag : new long[] {2, 1, 4, 3}) {
            delivery(channel, tag).acknowledge();
        }

        assertThat(allTold()).containsExactly("basicAck[4, true]");
    }

    @Test
    void whatLiesAboveAnUnsettledDeliveryIsAcknowledgedAlone() throws Exception {
        Channel channel = channel(listening());
        for (long tag : new long[] {1, 2, 4, 6}) {
            delivery(channel, tag).acknowledge();
        }

        assertThat(allTold()).containsExactly("basicAck[4, false]", "basicAck[6, false]", "basicAck[2, true]");
    }

    @Test
    void whatWasSettledOtherwiseIsNoGap() throws Exception {
        Channel channel = channel(listening());
        delivery(channel, 1).acknowledge();
        delivery(channel, 2).requeue();
        delivery(channel, 3).reject();
        delivery(channel, 4).giveBack();
        delivery(channel, 5).acknowledge();

        assertThat(allTold())
                .containsExactly(
                        "basicReject[2, true]",
                        "basicReject[3, false]",
                        "basicNack[4, false, true]",
                        "basicAck[5, true]");
    }

    @Test
    void eachChannelHasNumbersOfItsOwn() throws Exception {
        Channel one = channel(listening());
        Channel other = channel(listening());
        delivery(one, 1).acknowledge();
        delivery(other, 2).acknowledge();
        delivery(one, 2).acknowledge();

        assertThat(allTold()).containsExactlyInAnyOrder("basicAck[2, true]", "basicAck[2, false]");
    }

    @Test
    void neverAcknowledgesWhatIsStillHandled() throws Exception {
        Channel channel = channel(listening());
        settler.start();

        delivery(channel, 2).acknowledge();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("basicAck[2, false]");
        delivery(channel, 1).acknowledge();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("basicAck[1, false]");
        delivery(channel, 3).acknowledge();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("basicAck[3, false]");
    }

    @Test
    @Timeout(20)
    void aBrokerThatReadsNoMoreKeepsNoHandlerAndNoEnd() throws Exception {
        Channel stuck = channel(listens);
        settler.start();

        for (long tag = 1; tag <= 1_000; tag++) {
            delivery(stuck, tag).acknowledge();
        }
        settler.end(Deadline.in(Duration.ofMillis(100)));

        assertThat(told).isEmpty();
    }
}
