package io.urutu.tck.messaging.app;

import io.urutu.context.NoTransaction;
import io.urutu.context.ReadOnly;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Publishes in each of the ways there are; paths that end in {@code fails} fail afterwards. */
@Path("publish/{key}")
@RequestScoped
public class PublishResource {
    @Inject
    private MessagePublisher publisher;

    @Inject
    private Renewing renewing;

    @PathParam("key")
    private String key = "";

    private static String fails() {
        throw new IllegalStateException("as the test wants");
    }

    @POST
    @Path("event")
    public String event() {
        publisher.publish(new Happened(key, "event"));
        return key;
    }

    @POST
    @Path("event-fails")
    public String eventFails() {
        publisher.publish(new Happened(key, "event"));
        return fails();
    }

    @POST
    @Path("itself")
    public String itself() {
        new Happened(key, "itself").publish();
        return key;
    }

    @POST
    @Path("after-the-row")
    public String afterTheRow() {
        Rows.insert(key);
        publisher.publish(new Todo(key, "look"));
        return key;
    }

    @POST
    @Path("renewed-fails")
    public String renewedFails() {
        publisher.publish(new Happened(key, "outer"));
        renewing.publish(key + "-inner");
        return fails();
    }

    @POST
    @Path("untransacted")
    @NoTransaction
    public String untransacted() {
        publisher.publish(new Happened(key, "untransacted"));
        Ledger.note(key, "staged");
        return key;
    }

    @POST
    @Path("untransacted-fails")
    @NoTransaction
    public String untransactedFails() {
        publisher.publish(new Happened(key, "untransacted"));
        return fails();
    }

    @POST
    @Path("read-only")
    @ReadOnly
    public String readOnly() {
        try {
            publisher.publish(new Happened(key, "read-only"));
        } catch (IllegalStateException refused) {
            Ledger.note(key, "REFUSED");
        }
        return key;
    }

    @POST
    @Path("immediate-fails")
    public String immediateFails() {
        publisher.publish(new Happened(key, "immediate"), PublishOptions.of().immediate());
        return fails();
    }

    @POST
    @Path("by-topic")
    public String byTopic() {
        publisher.publish(
                new Plain(key), PublishOptions.of().topic("tck.by-topic").header("tenant", "blue"));
        return key;
    }

    @POST
    @Path("topicless")
    public String topicless() {
        try {
            publisher.publish(new Plain(key));
        } catch (IllegalArgumentException refused) {
            Ledger.note(key, "REFUSED");
        }
        return key;
    }

    @POST
    @Path("unheard")
    public String unheard() {
        publisher.publish(new Unheard(key));
        return key;
    }

    @POST
    @Path("routed")
    public String routed() {
        publisher.publish(new Routed(key));
        return key;
    }

    @POST
    @Path("undone")
    public String undone() {
        publisher.publish(new Undone(key));
        return key;
    }

    @POST
    @Path("golden")
    public String golden() {
        publisher.publish(Golden.sample());
        return key;
    }

    @POST
    @Path("again/{handler}/{how}")
    public String again(@PathParam("handler") String handler, @PathParam("how") String how) {
        publisher.publish(
                new Again(key, how), PublishOptions.of().topic("tck." + handler).kind(MessageKind.TASK));
        return key;
    }

    @POST
    @Path("todo/{how}")
    public String todo(@PathParam("how") String how) {
        publisher.publish(new Todo(key, how));
        return key;
    }
}
