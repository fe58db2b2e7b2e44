package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
import com.rabbitmq.client.Command;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Method;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a connection that has gone silent whether anybody is still there, and cuts it when nobody is: a network that
 * swallows everything closes nothing, and heartbeats alone take more than two of their intervals to notice. Now and
 * then it lets the session compare what it believes with what the broker says.
 *
 * <p>Whatever is written here is written by a second thread: where the peer reads no more, who writes waits for who is
 * stuck in writing, and could not cut.
 *
 * <p><b>Threading.</b> On a thread of its own for as long as the connection is up; {@link #end} from any thread.
 */
final class Pulse implements Runnable {
    /** For the answer to a question that the broker's channel process answers by itself, without any queue. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    /** After so many beats the session is asked to look, or after one if it is in doubt. */
    private static final int BEATS_A_LOOK = 2;

    /** Several questions of one matter. */
    interface Conversation {
        void with(Connection connection) throws IOException;
    }

    private final Connection connection;
    private final Connector connector;
    private final Link.Session session;
    private final Duration every;
    private final ExecutorService writer;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean blocked;
    private volatile boolean silent;
    private volatile @Nullable Channel control;
    private int beatsToLook = 1;

    Pulse(Connection connection, Connector connector, Link.Session session, Duration every, ThreadFactory threads) {
        this.connection = connection;
        this.connector = connector;
        this.session = session;
        this.every = every;
        this.writer = Executors.newSingleThreadExecutor(threads);
        connection.addBlockedListener(reason -> blocked = true, () -> blocked = false);
    }

    void end() {
        over.countDown();
    }

    /** Whether it was this that ended the connection. */
    boolean foundSilence() {
        return silent;
    }

    @Override
    public void run() {
        try {
            while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS) && connection.isOpen()) {
                beat();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        } finally {
            writer.shutdownNow();
        }
    }

    private void beat() throws InterruptedException {
        try {
            beatOrCut();
        } catch (IOException | AlreadyClosedException failed) {
            // the next beat asks again, or the link sees the end of its connection
            control = null;
        }
    }

    private void beatOrCut() throws IOException, InterruptedException {
        try {
            if (connector.heardNothing() && !blocked) {
                answer(new AMQP.Basic.Qos.Builder().prefetchCount(0).build());
            }
            if (--beatsToLook <= 0) {
                beatsToLook = session.inspect(connection, this) ? 1 : BEATS_A_LOOK;
            }
        } catch (TimeoutException | ChannelContinuationTimeoutException nothing) {
            cutUnlessExcused();
        }
    }

    /** What the broker says of this queue; empty when there is none. */
    Optional<AMQP.Queue.DeclareOk> queue(String name) throws IOException, InterruptedException, TimeoutException {
        Method question = new AMQP.Queue.Declare.Builder().queue(name).passive().build();
        try {
            return Optional.of((AMQP.Queue.DeclareOk) answer(question).getMethod());
        } catch (IOException refused) {
            if (Faults.code(refused) == AMQP.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Without the client's own waiting calls: closing a channel after one of those waits again. */
    private Command answer(Method question) throws IOException, InterruptedException, TimeoutException {
        connector.heardNothing(); // what comes from here on counts
        Future<Command> answered =
                writer.submit(() -> channel().asyncCompletableRpc(question).get());
        try {
            return get(answered);
        } catch (IOException closed) {
            control = null;
            throw closed;
        } finally {
            answered.cancel(true);
        }
    }

    /**
     * Does what takes several questions, for as long as the broker says anything.
     *
     * @throws TimeoutException it says nothing
     */
    void converse(Conversation conversation) throws IOException, InterruptedException, TimeoutException {
        connector.heardNothing();
        Future<?> said = writer.submit(() -> {
            conversation.with(connection);
            return null;
        });
        while (true) {
            try {
                get(said);
                return;
            } catch (TimeoutException slow) {
                if (blocked || connector.heardNothing()) {
                    throw slow;
                }
            }
        }
    }

    private static <T> T get(Future<T> future) throws IOException, InterruptedException, TimeoutException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException failure ? failure : new IOException(failed);
        }
    }

    /** Anything that came since the question is an answer, and one who is blocked is not read. */
    private void cutUnlessExcused() throws InterruptedException {
        Channel present = control;
        if (connector.heardNothing() && !blocked && over.getCount() > 0) {
            silent = true;
            connector.cut();
        } else if (present != null) {
            end(present); // it still waits for its answer, so takes no other question
            control = null;
        }
    }

    private void end(Channel channel) throws InterruptedException {
        try {
            get(writer.submit(() -> {
                channel.abort();
                return channel;
            }));
        } catch (IOException | TimeoutException notNow) {
            // the next beat looks again
        }
    }

    private Channel channel() throws IOException {
        Channel open = control;
        if (open == null || !open.isOpen()) {
            open = ThrowAway.open(connection);
            control = open;
        }
        return open;
    }
}
