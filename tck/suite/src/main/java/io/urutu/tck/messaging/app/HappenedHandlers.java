package io.urutu.tck.messaging.app;

import io.urutu.Hooks;
import io.urutu.context.Execution;
import io.urutu.context.MessageInfo;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.tck.probe.Ledger;
import jakarta.inject.Inject;

/** Two handlers of one event, and one by topic. */
@MessageBusController
public class HappenedHandlers {
    @Inject
    private Execution execution;

    @MessageHandler(name = "first")
    void first(Happened event) {
        Ledger.note(event.key(), "first " + event.how());
    }

    @MessageHandler(name = "second")
    void second(MessageOf<Happened> message) {
        MessageInfo info = (MessageInfo) execution.info();
        boolean same =
                Hooks.message().id().equals(message.id()) && info.messageId().equals(message.id());
        Ledger.note(message.payload().key(), "second " + message.topic() + " " + info.handler() + " " + same);
    }

    @MessageHandler(value = "tck.by-topic", name = "by-topic")
    void byTopic(MessageOf<Plain> message) {
        Ledger.note(message.payload().key(), "by topic " + message.headers());
    }
}
