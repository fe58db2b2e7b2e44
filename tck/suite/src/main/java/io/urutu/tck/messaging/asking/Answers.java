package io.urutu.tck.messaging.asking;

import io.urutu.context.ContextHeaders;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import jakarta.inject.Inject;

/** Answers, and passes on. */
@MessageBusController
public class Answers {
    @Inject
    private MessagePublisher publisher;

    @Inject
    private ContextHeaders headers;

    @MessageHandler(name = "doubling")
    Doubled doubles(Doubling question) {
        Rows.insert(question.key());
        return new Doubled(2 * question.number());
    }

    @MessageHandler(name = "refusing")
    Doubled refuses(Refusing question) {
        Rows.insert(question.key());
        throw new IllegalArgumentException("as the test wants");
    }

    @MessageHandler(name = "told")
    void told(MessageOf<Told> message) {
        Ledger.note(
                message.payload().key(),
                "told version " + message.version() + " tenant "
                        + headers.get("tenant").orElse("none"));
        headers.set("region", "eu");
        publisher.publish(new ToldOn(message.payload().key()));
    }

    @MessageHandler(name = "told-on")
    void toldOn(MessageOf<ToldOn> message) {
        Ledger.note(message.payload().key(), "told on " + new java.util.TreeMap<>(message.headers()));
    }

    @MessageHandler(name = "audited")
    void audited(MessageOf<Audited> message) {
        Ledger.note(
                message.payload().key(),
                "audited " + message.payload().text() + " " + message.key().orElse("none"));
    }
}
