package io.urutu.sample;

import io.urutu.context.ShutdownSignal;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.RetryPolicy;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Does the work. Its one queue is shared by every replica, so a task runs on one of them. */
@MessageBusController
public class TaskRunner {
    @Inject
    Tasks tasks;

    @Inject
    TaskSettings settings;

    @Inject
    ShutdownSignal shutdown;

    @MessageHandler(name = "run-task", timeout = "1m", retry = @RetryPolicy(abortOn = TaskFailedException.class))
    void run(MessageOf<RunTask> message) throws InterruptedException {
        String id = message.payload().taskId();
        Optional<String> title = tasks.start(id);
        if (title.isEmpty()) {
            return;
        }
        if (shutdown.await(settings.pace())) {
            message.nack(); // another replica, or this one after its restart, begins it anew
        }
        if (title.get().toLowerCase(Locale.ROOT).contains("fail")) {
            tasks.fail(id, "the title asked for it");
            throw new TaskFailedException(id); // rolls back and dead-letters
        }
        tasks.finish(id);
    }
}
