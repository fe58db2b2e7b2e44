package io.urutu.backend.smallrye;

import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.RetryPolicy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Two handlers of one event, each done at the second attempt, and never with what is called poison. */
@MessageBusController
public class Jobs {
    @Event("smallrye.job")
    public record Job(String id) {}

    private final BlockingQueue<Integer> here = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> there = new LinkedBlockingQueue<>();

    /** The attempts of the handler {@code here}. */
    BlockingQueue<Integer> here() {
        return here;
    }

    /** The attempts of the handler {@code there}. */
    BlockingQueue<Integer> there() {
        return there;
    }

    @MessageHandler(name = "here", retry = @RetryPolicy(maxAttempts = 2, delay = "100ms"))
    void here(MessageOf<Job> job) {
        attempt(job, here);
    }

    @MessageHandler(name = "there", retry = @RetryPolicy(maxAttempts = 2, delay = "100ms"))
    void there(MessageOf<Job> job) {
        attempt(job, there);
    }

    private static void attempt(MessageOf<Job> job, BlockingQueue<Integer> attempts) {
        attempts.add(job.attempt());
        if (job.attempt() == 1 || job.payload().id().equals("poison")) {
            throw new IllegalStateException("not yet");
        }
    }
}
