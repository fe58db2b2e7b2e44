package io.urutu.backend.smallrye;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import io.urutu.backend.rabbitmq.AmqpMapping;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** AMQP messages in the form the connector takes them. */
final class RabbitParcels {
    /** What RabbitMQ agrees on unless it is configured otherwise. */
    private static final int FRAME = 128 * 1024;

    private RabbitParcels() {}

    /** Throws {@link IllegalArgumentException} for what no frame carries: the connector would try that for ever. */
    static Parcel of(
            String channel, String routingKey, BasicProperties properties, byte[] body, BooleanSupplier wanted) {
        AmqpMapping.unsendable(routingKey, properties, body.length, FRAME).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return new Parcel(
                channel,
                body,
                again -> Metadata.of(metadata(routingKey, again ? AmqpMapping.resent(properties) : properties)),
                wanted);
    }

    private static OutgoingRabbitMQMetadata metadata(String routingKey, BasicProperties properties) {
        OutgoingRabbitMQMetadata.Builder metadata = OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(routingKey)
                .withContentType(properties.getContentType())
                .withContentEncoding(properties.getContentEncoding())
                .withHeaders(properties.getHeaders() == null ? new HashMap<>() : properties.getHeaders())
                .withDeliveryMode(properties.getDeliveryMode())
                .withPriority(properties.getPriority())
                .withCorrelationId(properties.getCorrelationId())
                .withReplyTo(properties.getReplyTo())
                .withExpiration(properties.getExpiration())
                .withMessageId(properties.getMessageId())
                .withType(properties.getType())
                .withUserId(properties.getUserId())
                .withAppId(properties.getAppId())
                .withClusterId(properties.getClusterId());
        if (properties.getTimestamp() != null) {
            metadata.withTimestamp(properties.getTimestamp().toInstant().atZone(ZoneOffset.UTC));
        }
        return metadata.build();
    }
}
