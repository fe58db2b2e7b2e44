package io.urutu.tck.messaging.asking;

import io.urutu.context.NoTransaction;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.RequestFailedException;
import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Asks, and tells what came of it. */
@Path("ask/{key}")
@RequestScoped
public class AskResource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    private MessagePublisher publisher;

    @Inject
    private BusStatus bus;

    @PathParam("key")
    private String key = "";

    @POST
    @Path("doubling")
    @NoTransaction
    public String doubling() throws Exception {
        return outcome(publisher.request(new Doubling(key, 21), Doubled.class, PATIENCE)) + " "
                + (Rows.isThere(key) ? "row there" : "row missing");
    }

    @POST
    @Path("in-a-transaction")
    public String inATransaction() throws Exception {
        try {
            return outcome(publisher.request(new Doubling(key, 1), Doubled.class, PATIENCE));
        } catch (IllegalStateException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    @POST
    @Path("refusing")
    @NoTransaction
    public String refusing() throws Exception {
        return outcome(publisher.request(new Refusing(key), Doubled.class, PATIENCE));
    }

    @POST
    @Path("nobody")
    @NoTransaction
    public String nobody() throws Exception {
        return outcome(publisher.request(new Nobody(key), Doubled.class, PATIENCE));
    }

    @POST
    @Path("told")
    public String told() {
        publisher.publish(new Told(key));
        return key;
    }

    @POST
    @Path("audited")
    public String audited() {
        publisher.publish(new Audited(key, "here"), PublishOptions.of().key("till-4"));
        return key;
    }

    @POST
    @Path("oversized")
    public String oversized() {
        try {
            publisher.publish(new Audited(key, "x".repeat(20_000)));
            return "published";
        } catch (IllegalArgumentException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    @GET
    @Path("bus")
    public String bus() {
        return bus.connections().stream()
                .map(each -> each.name() + " " + each.broker() + " " + each.connected())
                .collect(Collectors.joining(", "));
    }

    private static String outcome(CompletionStage<Doubled> stage) throws InterruptedException {
        try {
            return "replied " + stage.toCompletableFuture().get().number();
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof RequestFailedException why
                    ? why.reason() + " " + why.failureClass().orElse("-")
                    : failed.toString();
        }
    }
}
