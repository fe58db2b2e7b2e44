package io.urutu.backend.smallrye;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of payloads as connectors have them. */
final class Bodies {
    private Bodies() {}

    /** Empty for what is neither bytes nor text. */
    static Optional<byte[]> of(@Nullable Object payload) {
        if (payload instanceof byte[] bytes) {
            return Optional.of(bytes);
        } else if (payload instanceof String text) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        } else if (payload instanceof Buffer buffer) {
            return Optional.of(buffer.getBytes());
        } else if (payload instanceof io.vertx.mutiny.core.buffer.Buffer buffer) {
            return Optional.of(buffer.getBytes());
        }
        return Optional.empty();
    }
}
