package io.urutu.tck.lifecycle.app;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.tck.probe.Ledger;

/** Handles what waits in the queue since before the start. */
@MessageBusController
public class EarlyHandler {
    @MessageHandler(name = "early")
    void early(Early event) {
        Ledger.note(Clockwork.KEY, "handled " + event.key());
    }
}
