package io.urutu.tck.messaging.reactive.wrong;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.tck.messaging.reactive.app.Parcel;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Streams, and a method with two masters. */
@MessageBusController
public class Streaming {
    @Incoming("in")
    @Outgoing("out")
    Flow.Publisher<Parcel> each(Flow.Publisher<Parcel> parcels) {
        return parcels;
    }

    @Incoming("both")
    @MessageHandler(value = "both", name = "both")
    void both(Parcel parcel) {}
}
