package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import io.urutu.messaging.spi.ReplyListener;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the backlog to a channel in confirm mode, without waiting for one confirm before the next message. Everything
 * is mandatory, as only so the broker tells what it found no queue for.
 *
 * <p><b>Threading.</b> Confined to its link's thread; confirms and returns come on the client's.
 */
final class Publisher implements Link.Session {
    private final RabbitTopology topology;
    private final Backlog backlog;
    private final Outlet outlet;
    private final ReplyListener replies;
    private final Catalogue catalogue;
    private final Consumer<String> onMissing;
    /** Whether the present channel takes replies. */
    private boolean listening;

    private boolean compared;
    /** One of our own queues was not there. */
    private volatile boolean incomplete;

    /** @param onMissing told the topic for which none of our own queues was there */
    Publisher(
            RabbitTopology topology,
            Backlog backlog,
            Outlet outlet,
            ReplyListener replies,
            Catalogue catalogue,
            Consumer<String> onMissing) {
        this.topology = topology;
        this.backlog = backlog;
        this.outlet = outlet;
        this.replies = replies;
        this.catalogue = catalogue;
        this.onMissing = onMissing;
    }

    @Override
    public void prepare(Connection connection) throws IOException {
        topology.delays().forgetAll();
        topology.declareAll(connection);
        connection.addBlockedListener(
                reason -> {
                    RabbitMessages.blocked(reason);
                    backlog.setBlocked(true);
                },
                () -> {
                    RabbitMessages.unblocked();
                    backlog.setBlocked(false);
                });
    }

    @Override
    public void serve(Connection connection, Link link) throws IOException, InterruptedException {
        try {
            while (connection.isOpen() && !link.isEnded()) {
                publish(connection, link);
            }
        } finally {
            backlog.lost();
            backlog.setBlocked(false);
        }
    }

    /** Once a start: queues become orphans by a new version of the application. */
    @Override
    public boolean inspect(Connection connection, Pulse pulse) throws InterruptedException, TimeoutException {
        if (compared) {
            return false;
        }
        try {
            pulse.converse(catalogue::compare);
            compared = true;
        } catch (IOException failed) {
            if (Faults.code(failed) != 0 && connection.isOpen()) {
                compared = true;
                RabbitMessages.noCatalogue(Faults.text(failed));
            }
        }
        return !compared;
    }

    @Override
    public void wake() {
        backlog.wake();
    }

    private void publish(Connection connection, Link link) throws IOException, InterruptedException {
        InFlight flight = backlog.openFlight();
        Channel channel = confirming(connection, flight);
        BooleanSupplier open = () -> channel.isOpen() && !link.isEnded();
        try {
            for (Outbound next = next(open); next != null; next = next(open)) {
                if (incomplete) {
                    backlog.putBack(next);
                    complete(connection);
                } else {
                    write(channel, flight, next);
                }
            }
        } finally {
            channel.abort();
            forgetRequests();
        }
        ShutdownSignalException reason = channel.getCloseReason();
        if (connection.isOpen() && !link.isEnded() && reason != null) {
            afterFault(connection, reason);
        }
    }

    /** What is written leaves before anything is waited for. */
    private @Nullable Outbound next(BooleanSupplier open) throws IOException, InterruptedException {
        Outbound ready = backlog.poll(open);
        if (ready == null) {
            outlet.flush();
            ready = backlog.next(open);
        }
        return ready;
    }

    /** Before the next message, since what came back is among those that wait. */
    private void complete(Connection connection) throws IOException {
        incomplete = false;
        topology.declareAll(connection);
    }

    private Channel confirming(Connection connection, InFlight flight) throws IOException {
        Channel channel = ThrowAway.open(connection);
        channel.confirmSelect();
        channel.addConfirmListener(
                (number, andBefore) -> backlog.confirmed(flight, number, andBefore),
                (number, andBefore) -> backlog.rejected(flight, number, andBefore));
        channel.addReturnListener(returned -> returned(flight, returned));
        channel.addShutdownListener(cause -> backlog.wake());
        return channel;
    }

    private void returned(InFlight flight, Return returned) {
        boolean ours = topology.isOurs(returned.getExchange(), returned.getRoutingKey());
        if (ours) {
            incomplete = true;
            onMissing.accept(returned.getRoutingKey());
        }
        backlog.returned(
                flight,
                each -> each.isSameAs(returned.getExchange(), returned.getRoutingKey(), returned.getProperties()),
                ours);
    }

    private void write(Channel channel, InFlight flight, Outbound message) throws IOException {
        if (!message.isWanted()) {
            backlog.refuse(message, "its original is with the broker again");
            return;
        }
        if (message.isLapsed()) {
            backlog.refuse(message, "nobody waits for its reply any more");
            return;
        }
        if (message.tier > 0 && !delayed(channel.getConnection(), message)) {
            return;
        }
        Optional<String> unsendable = message.unsendable(channel.getConnection().getFrameMax());
        if (unsendable.isPresent()) {
            backlog.refuse(message, unsendable.get());
            return;
        }
        if (message.kind == Outbound.Kind.REQUEST && !listening) {
            channel.basicConsume(Replies.ADDRESS, true, new Replies(channel, replies));
            listening = true;
        }
        backlog.written(flight, channel.getNextPublishSeqNo(), message);
        try {
            outlet.gather(() -> channel.basicPublish(
                    message.exchange,
                    message.routingKey,
                    message.kind != Outbound.Kind.REPLY,
                    message.propertiesNow(),
                    message.body));
        } catch (AlreadyClosedException closed) {
            // it is in flight by our book, and goes again with the others
            backlog.wake();
        }
    }

    /**
     * Sees to it that the queue it is to wait in is there; false when it is not to be used yet, and the message comes
     * later, and when it cannot be, and the message is refused.
     */
    private boolean delayed(Connection connection, Outbound message) throws IOException {
        try {
            long wait = topology.delays().require(connection, message.tier);
            if (wait > 0) {
                backlog.postpone(message, wait);
            }
            return wait <= 0;
        } catch (IOException | RuntimeException failure) {
            if (!connection.isOpen()) {
                backlog.putBack(message);
                throw failure;
            }
            backlog.refuse(message, Faults.text(failure));
            return false;
        }
    }

    /** Replies come to the channel that asked. What it has not confirmed goes again, and asks for another reply. */
    private void forgetRequests() {
        if (listening) {
            listening = false;
            replies.onLost();
        }
    }

    /** An exchange deleted under us is no message's fault: declare it again. Anything else is. */
    private void afterFault(Connection connection, ShutdownSignalException reason) throws IOException {
        if (Faults.code(reason) == AMQP.NOT_FOUND) {
            backlog.lost();
            topology.delays().forgetAll();
            topology.declareAll(connection);
        } else {
            backlog.faulted(Faults.text(reason));
        }
    }
}
