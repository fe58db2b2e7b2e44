package io.urutu.messaging.spi;

import io.urutu.messaging.MessageOf;

/** The message of the calling thread's execution; a bean of the extension behind {@code Hooks.message()}. */
public interface CurrentMessage {
    /** {@link IllegalStateException} where no message is being handled. */
    MessageOf<?> require();
}
