package io.urutu.tck.lifecycle.wrong;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.tck.lifecycle.app.Early;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Its repetition would run inside the one transaction of the message. */
@MessageBusController
public class RetriedHandler {
    @Retry
    @MessageHandler(name = "retried")
    void on(Early event) {}
}
