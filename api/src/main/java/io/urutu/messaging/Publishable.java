package io.urutu.messaging;

import jakarta.enterprise.inject.spi.CDI;

/**
 * Optional on payload types, so that a message can publish itself.
 *
 * <pre>{@code
 * @Event("user.created")
 * public record UserCreated(UUID id) implements Publishable {}
 * …
 * new UserCreated(id).publish();
 * }</pre>
 */
public interface Publishable {
    /** As {@link MessagePublisher#publish(Object)}. */
    default void publish() {
        CDI.current().select(MessagePublisher.class).get().publish(this);
    }
}
