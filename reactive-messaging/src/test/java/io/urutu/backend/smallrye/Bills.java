package io.urutu.backend.smallrye;

import io.urutu.messaging.MessageBusController;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** A channel in and a channel out, in the words of the standard. */
@MessageBusController
public class Bills {
    @Incoming("bill.in")
    @Outgoing("bill.out")
    Paid on(Order order) {
        return new Paid(order.id());
    }
}
