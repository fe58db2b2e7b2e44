package io.urutu.sample;

import io.urutu.context.NewTransaction;
import io.urutu.messaging.MessagePublisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The tasks in the database and what is published about them. What joins the caller's transaction stands or falls with
 * it, messages included; what is marked {@link NewTransaction} is seen by others at once and stays.
 */
@ApplicationScoped
public class Tasks {
    @Inject
    EntityManager session;

    @Inject
    MessagePublisher publisher;

    @Inject
    Clock clock;

    /** Stores a task, tells that it exists and orders its work: all three with the caller's commit. */
    public TaskView create(String title) {
        TaskEntity task = new TaskEntity(title, clock.instant());
        session.persist(task);
        publisher.publish(new TaskCreated(task.id(), title));
        publisher.publish(new RunTask(task.id()));
        return task.view();
    }

    /**
     * Marks the task as running, visibly while the work goes on; its title. Empty when there is nothing to do: the
     * message came twice and the work is done. A task in error runs again, for whoever moves its message back from
     * the dead letter queue.
     */
    @NewTransaction
    public Optional<String> start(String id) {
        return find(id).filter(task -> !task.isFinished()).map(task -> {
            task.start();
            return task.title();
        });
    }

    /** Joins the handler's transaction: finished and told so, or neither. */
    public void finish(String id) {
        find(id).ifPresent(task -> {
            task.finish();
            publisher.publish(new TaskEnded(id, task.title(), TaskStatus.FINISHED));
        });
    }

    /** Outlives the rollback of the handler that failed, and so does the event. */
    @NewTransaction
    public void fail(String id, String reason) {
        find(id).ifPresent(task -> {
            task.fail(reason);
            publisher.publish(new TaskEnded(id, task.title(), TaskStatus.ERROR));
        });
    }

    /** Newest first. */
    public List<TaskView> newest(int most) {
        return session.createQuery("select t from TaskEntity t order by t.createdAt desc, t.id desc", TaskEntity.class)
                .setMaxResults(most)
                .getResultStream()
                .map(TaskEntity::view)
                .toList();
    }

    private Optional<TaskEntity> find(String id) {
        return Optional.ofNullable(session.find(TaskEntity.class, id));
    }
}
