package io.urutu.sample;

import io.urutu.context.ReadOnly;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Writes down what happens, in queues of its own and at its own pace: the tasks do not know of it. */
@Path("activity")
@MessageBusController
@Produces(MediaType.APPLICATION_JSON)
public class ActivityLog {
    @Inject
    EntityManager session;

    @Inject
    TaskSettings settings;

    @Inject
    Clock clock;

    @MessageHandler(name = "log-created")
    void created(MessageOf<TaskCreated> message) {
        TaskCreated event = message.payload();
        note(message, event.taskId(), "“" + event.title() + "” was created");
    }

    @MessageHandler(name = "log-ended")
    void ended(MessageOf<TaskEnded> message) {
        TaskEnded event = message.payload();
        String end = event.status() == TaskStatus.ERROR
                ? "failed"
                : event.status().name().toLowerCase(Locale.ROOT);
        note(message, event.taskId(), "“" + event.title() + "” " + end);
    }

    @GET
    @ReadOnly
    public List<ActivityView> newest() {
        return session.createQuery(
                        "select a from ActivityEntity a order by a.loggedAt desc, a.messageId desc",
                        ActivityEntity.class)
                .setMaxResults(settings.listed())
                .getResultStream()
                .map(ActivityEntity::view)
                .toList();
    }

    private void note(MessageOf<?> message, String taskId, String text) {
        if (session.find(ActivityEntity.class, message.id()) == null) {
            session.persist(new ActivityEntity(message.id(), message.topic(), taskId, text, clock.instant()));
        }
    }
}
