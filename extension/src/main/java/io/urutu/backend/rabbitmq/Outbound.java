package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.urutu.messaging.spi.Receipt;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * One message on its way to the broker.
 *
 * <p><b>Threading.</b> What changes is guarded by the {@link Backlog}.
 */
final class Outbound {
    final String exchange;
    final String routingKey;
    final BasicProperties properties;
    final byte[] body;
    final Kind kind;
    /** {@link System#nanoTime} after which a request is not sent any more. */
    final long lapsesAt;

    final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    /** The {@link DelayTiers tier} of the delay queue it is for; 0 for none. */
    final long tier;

    /** Whether it is still to be sent, asked last before each time. */
    private final BooleanSupplier wanted;

    /** Whether the broker has sent it back on the present channel: its confirm then means unroutable. */
    boolean returned;
    /** Whether one of our own queues should have taken what was returned. */
    boolean homeless;
    /** Whether it was sent before, on a channel that ended before the answer. */
    boolean resent;
    /** How often one of our own queues was not there for it. */
    int returns;
    /** How often the broker did not take it, on the present channel. */
    int rejections;
    /** {@link System#nanoTime} of the first of these. */
    long rejectedSince;
    /** {@link System#nanoTime} before which it is not sent again. */
    long notBefore;

    /** What the broker is asked to do with it. */
    enum Kind {
        /** Tell what no queue took. */
        MESSAGE,
        /** That, and take the reply to this channel. */
        REQUEST,
        /** To a requester, which is no queue. */
        REPLY
    }

    Outbound(String exchange, String routingKey, BasicProperties properties, byte[] body) {
        this(exchange, routingKey, properties, body, Kind.MESSAGE, 0, 0, () -> true);
    }

    /** A copy that waits in a delay queue. */
    Outbound(
            String exchange,
            String routingKey,
            BasicProperties properties,
            byte[] body,
            long tier,
            BooleanSupplier wanted) {
        this(exchange, routingKey, properties, body, Kind.MESSAGE, 0, tier, wanted);
    }

    Outbound(String exchange, String routingKey, BasicProperties properties, byte[] body, Kind kind, long lapsesAt) {
        this(exchange, routingKey, properties, body, kind, lapsesAt, 0, () -> true);
    }

    private Outbound(
            String exchange,
            String routingKey,
            BasicProperties properties,
            byte[] body,
            Kind kind,
            long lapsesAt,
            long tier,
            BooleanSupplier wanted) {
        this.kind = kind;
        this.lapsesAt = lapsesAt;
        this.tier = tier;
        this.wanted = wanted;
        this.exchange = exchange;
        this.routingKey = routingKey;
        this.properties = properties;
        this.body = body;
    }

    boolean isWanted() {
        return wanted.getAsBoolean();
    }

    /** As they are to be written now. */
    BasicProperties propertiesNow() {
        return resent ? AmqpMapping.resent(properties) : properties;
    }

    /** A return names no number, only what was sent. */
    boolean isSameAs(String itsExchange, String itsKey, BasicProperties itsProperties) {
        return routingKey.equals(itsKey)
                && exchange.equals(itsExchange)
                && Objects.equals(properties.getMessageId(), itsProperties.getMessageId());
    }

    /** Whether nobody waits for its reply any more. */
    boolean isLapsed() {
        return kind == Kind.REQUEST && lapsesAt - System.nanoTime() <= 0;
    }

    /** Why no frame can carry it; found before a byte is written, as a half-written one would cost the channel. */
    Optional<String> unsendable(int frameMax) {
        return AmqpMapping.unsendable(routingKey, properties, body.length, frameMax);
    }
}
