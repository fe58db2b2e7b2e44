package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.BrokerContract;
import io.urutu.testkit.contract.Promise;
import io.urutu.testkit.contract.Recorder;
import io.urutu.testkit.contract.Without;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Without({Promise.TELLS_UNROUTED, Promise.REPLIES})
class SmallryeRabbitContractIT extends BrokerContract {
    @RegisterExtension
    static final Rig RIG = new Rig();

    @Test
    void answersWhoeverAsked() {
        QueuePlan queue = queue("asked", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        String answers = named("answers");
        RIG.inspector.on(channel -> channel.queueDeclare(answers, false, false, false, Map.of()));
        try {
            await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
            RIG.inspector.ask(named("exchange"), "t", answers, "question-1");

            Recorder.Held question = recorder.next();
            ReplyTo to = question.message().replyTo().orElseThrow();
            assertThat(to.correlation()).isEqualTo("question-1");
            assertThat(receipt(broker.reply(to, message("ignored", "42")))).isEqualTo(new Receipt.Confirmed());

            assertThat(text(onlyIn(answers))).isEqualTo("42");
        } finally {
            RIG.inspector.on(channel -> channel.queueDelete(answers));
        }
    }

    @Test
    void refusesToAsk() {
        Broker broker = open(queue("mute", "t"));

        assertThatThrownBy(() -> broker.request(message("t", "?")))
                .isInstanceOf(PublishRefusedException.class)
                .hasMessage(
                        "URUTU14042 smallrye-rabbitmq sends no requests. Set urutu.messaging.connector to urutu-rabbitmq for them.");
    }

    @Override
    protected Broker createBroker() {
        return RIG.broker(Rig.RABBIT.port(), named("exchange"), named("app"));
    }

    @Override
    protected void forget(List<Topology> declared) {
        RIG.forget(named("exchange"), named("app"), declared);
    }

    @Override
    protected long depth(String queue) {
        return RIG.inspector.depth(queue);
    }

    @Override
    protected List<IncomingMessage> drain(String queue) {
        return RIG.inspector.drain(queue);
    }
}
