package io.urutu.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.urutu.testkit.DeadLettered;
import io.urutu.testkit.Harness;
import io.urutu.testkit.Published;
import io.urutu.testkit.UrutuTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The sample's handler without server, broker and database. */
@UrutuTest(
        beans = {TaskRunner.class, Tasks.class, TaskSettings.class, TaskRunnerTest.Shelf.class},
        config = "tasks.pace=0ms")
class TaskRunnerTest {
    @Inject
    Harness harness;

    @Inject
    Tasks tasks;

    @Inject
    Shelf shelf;

    @Test
    void aTaskRunsToItsEndAndTellsSo() throws Exception {
        TaskView task = harness.call(() -> tasks.create("paint the door"));

        assertThat(harness.handled(RunTask.class)).hasSize(1);
        assertThat(harness.published(TaskEnded.class))
                .extracting(Published::payload)
                .containsExactly(new TaskEnded(task.id(), "paint the door", TaskStatus.FINISHED));
        assertThat(shelf.tasks.get(task.id()).view().status()).isEqualTo(TaskStatus.FINISHED);
    }

    @Test
    void aTaskThatFailsIsDeadLetteredAndTellsSoAllTheSame() throws Exception {
        TaskView task = harness.call(() -> tasks.create("fail to paint"));

        assertThat(harness.deadLettered(RunTask.class))
                .extracting(DeadLettered::payload, DeadLettered::queue, DeadLettered::cause)
                .containsExactly(tuple(new RunTask(task.id()), "tasks.run-task", TaskFailedException.class.getName()));
        assertThat(harness.published(TaskEnded.class))
                .extracting(Published::payload)
                .containsExactly(new TaskEnded(task.id(), "fail to paint", TaskStatus.ERROR));
    }

    @Test
    void aTaskNobodyKnowsIsPassedOver() {
        harness.publish(new RunTask("unknown"));

        assertThat(harness.handled(RunTask.class)).hasSize(1);
        assertThat(harness.published(TaskEnded.class)).isEmpty();
    }

    /** As much of a database as the handler needs. */
    @Singleton
    static class Shelf {
        final Map<Object, TaskEntity> tasks = new ConcurrentHashMap<>();

        @Produces
        EntityManager session() {
            return (EntityManager) Proxy.newProxyInstance(
                    EntityManager.class.getClassLoader(),
                    new Class<?>[] {EntityManager.class},
                    (self, method, given) -> {
                        switch (method.getName()) {
                            case "find":
                                return tasks.get(given[1]);
                            case "persist":
                                TaskEntity task = (TaskEntity) given[0];
                                return tasks.put(task.id(), task);
                            default:
                                throw new UnsupportedOperationException(method.getName());
                        }
                    });
        }
    }
}
