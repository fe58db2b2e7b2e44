package io.urutu.tck.lifecycle.wrong;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.tck.lifecycle.app.Early;
import io.urutu.tck.lifecycle.app.Trace;

/** Wrong in four ways. */
@MessageBusController
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // a private handler is one of the faults
public class WrongHandlers {
    @MessageHandler(name = "topicless")
    void topicless(Trace payload) {}

    @MessageHandler(name = "one")
    void one(Chore task) {}

    @MessageHandler(name = "other")
    void other(Chore task) {}

    @MessageHandler(name = "twin")
    void left(Early event) {}

    @MessageHandler(name = "twin")
    void right(Early event) {}

    @MessageHandler(name = "unreachable")
    private void unreachable(Early event) {
        topicless(Trace.one());
    }
}
