package io.urutu.runtime.messaging.publishing;

import io.urutu.kernel.Threads;
import io.urutu.messaging.RequestFailedException;
import io.urutu.messaging.RequestFailedException.Reason;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Reply;
import io.urutu.messaging.spi.ReplyListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for their replies.
 *
 * <p><b>Threading.</b> Safe for concurrent use. Stages complete on threads of its own, made with the first request, so
 * that no code of the application runs on a broker's.
 */
public final class Requests implements AutoCloseable {
    private static final int THREADS = 4;

    private final Map<String, Waiting<?>> waiting = new ConcurrentHashMap<>();
    private final LongAdder late = new LongAdder();
    private final ReplyReader reader;
    private final Threads threads;
    private @Nullable ScheduledThreadPoolExecutor executor;
    private boolean closed;

    public Requests(ReplyReader reader, Threads threads) {
        this.reader = reader;
        this.threads = threads;
    }

    /** Sends it, and waits for the reply without a thread. What the sending throws is passed on. */
    <R> CompletionStage<R> ask(
            OutgoingMessage message,
            Class<R> type,
            Duration timeout,
            Function<OutgoingMessage, CompletionStage<Receipt>> sending) {
        ScheduledThreadPoolExecutor running = executor();
        Waiting<R> asked = new Waiting<>(message, type);
        waiting.put(message.id(), asked);
        ScheduledFuture<?> alarm = running.schedule(
                () -> asked.fail(failure(Reason.TIMED_OUT, PublishingMessages.noReply(message, timeout))),
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
        CompletionStage<R> answered = asked.stage().whenComplete((value, failure) -> {
            waiting.remove(message.id());
            alarm.cancel(false);
        });
        try {
            sending.apply(message).whenComplete((receipt, failure) -> sent(asked, receipt, failure));
        } catch (RuntimeException refused) {
            asked.stage().cancel(false);
            throw refused;
        }
        return answered;
    }

    /** How many replies nobody waited for any more. */
    public long late() {
        return late.sum();
    }

    /** What is to hear of the replies to one connection's requests. */
    public ReplyListener listener(String connection) {
        return new ReplyListener() {
            @Override
            public void onReply(Reply reply) {
                Waiting<?> asked = waiting.get(reply.correlation());
                if (asked == null) {
                    late.increment();
                } else {
                    aside(() -> asked.answer(reply, reader));
                }
            }

            @Override
            public void onLost() {
                waiting.values().stream()
                        .filter(asked -> asked.message().connection().equals(connection) && asked.isConfirmed())
                        .forEach(asked -> lose(asked, "the connection its reply was to come by is lost"));
            }
        };
    }

    private void sent(Waiting<?> asked, @Nullable Receipt receipt, @Nullable Throwable failure) {
        if (receipt instanceof Receipt.Confirmed) {
            asked.confirm();
        } else if (receipt instanceof Receipt.Unroutable) {
            refuse(asked, Reason.UNROUTABLE, "no queue is bound to its topic");
        } else if (receipt instanceof Receipt.Refused refused) {
            refuse(asked, Reason.REFUSED, refused.reason());
        } else {
            refuse(asked, Reason.REFUSED, failure == null ? "no answer" : String.valueOf(failure.getMessage()));
        }
    }

    private void refuse(Waiting<?> asked, Reason reason, String why) {
        aside(() -> asked.fail(failure(reason, PublishingMessages.requestNotSent(asked.message(), why))));
    }

    private void lose(Waiting<?> asked, String why) {
        aside(() -> asked.fail(failure(Reason.CONNECTION_LOST, PublishingMessages.requestLost(asked.message(), why))));
    }

    private static RequestFailedException failure(Reason reason, String text) {
        return new RequestFailedException(reason, text);
    }

    private synchronized ScheduledThreadPoolExecutor executor() {
        if (closed) {
            throw PublishingMessages.notRunning();
        }
        if (executor == null) {
            ScheduledThreadPoolExecutor made =
                    new ScheduledThreadPoolExecutor(THREADS, threads.factory("urutu-messaging-reply"));
            made.setRemoveOnCancelPolicy(true);
            made.prestartAllCoreThreads();
            executor = made;
        }
        return executor;
    }

    private void aside(Runnable completion) {
        try {
            executor().execute(completion);
        } catch (RejectedExecutionException | IllegalStateException ended) {
            // closing has failed all that waited
        }
    }

    /** Whoever waits is told; what the application attached runs on the calling thread, which stops it. */
    @Override
    public void close() {
        ScheduledThreadPoolExecutor running;
        synchronized (this) {
            closed = true;
            running = executor;
        }
        waiting.values()
                .forEach(asked -> asked.fail(failure(
                        Reason.CONNECTION_LOST,
                        PublishingMessages.requestLost(asked.message(), "the application stops"))));
        if (running != null) {
            running.shutdownNow();
        }
    }
}
