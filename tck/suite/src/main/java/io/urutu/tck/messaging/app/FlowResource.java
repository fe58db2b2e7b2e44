package io.urutu.tck.messaging.app;

import io.urutu.messaging.BusStatus;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.stream.IntStream;

/** Publishes several at once, and pauses. */
@Path("flow/{key}")
@RequestScoped
public class FlowResource {
    @Inject
    private MessagePublisher publisher;

    @Inject
    private BusStatus bus;

    @PathParam("key")
    private String key = "";

    @POST
    @Path("steps/{count}")
    public String steps(@PathParam("count") int count) {
        IntStream.range(0, count).forEach(number -> publisher.publish(new Step(key, number)));
        return key;
    }

    @POST
    @Path("elsewhere")
    public String elsewhere() {
        publisher.publish(new Step(key, 0), PublishOptions.of().topic("tck.flow.other"));
        publisher.publish(new Step(key, 0), PublishOptions.of().topic("tck.flow.too.long"));
        publisher.publish(new Step(key, 1), PublishOptions.of().topic("tck.flow.last"));
        return key;
    }

    @POST
    @Path("parts/{names}")
    public String parts(@PathParam("names") String names) {
        for (String name : names.split("-", -1)) {
            publisher.publish(new Part(key, name));
        }
        return key;
    }

    @POST
    @Path("loads/{count}")
    public String loads(@PathParam("count") int count) {
        IntStream.range(0, count).forEach(number -> publisher.publish(new Load(key, count)));
        return key;
    }

    @POST
    @Path("pause/{handler}")
    public String pause(@PathParam("handler") String handler) {
        bus.pause(handler);
        return state(handler);
    }

    @POST
    @Path("resume/{handler}")
    public String resume(@PathParam("handler") String handler) {
        bus.resume(handler);
        return state(handler);
    }

    private String state(String handler) {
        return bus.consumers().stream()
                .filter(consumer -> consumer.queue().endsWith("." + handler))
                .map(consumer -> "paused=" + consumer.paused())
                .findFirst()
                .orElse("unknown");
    }
}
