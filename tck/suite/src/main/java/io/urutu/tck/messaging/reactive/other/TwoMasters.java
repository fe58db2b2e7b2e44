package io.urutu.tck.messaging.reactive.other;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Would be handled twice. */
@MessageBusController
public class TwoMasters {
    @Incoming("both")
    @MessageHandler(value = "both", name = "both")
    public void both(String text) {}
}
