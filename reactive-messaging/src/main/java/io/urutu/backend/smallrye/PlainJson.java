package io.urutu.backend.smallrye;

import io.vertx.core.json.jackson.JacksonCodec;
import io.vertx.core.spi.JsonFactory;
import io.vertx.core.spi.json.JsonCodec;

/**
 * Vert.x's JSON without data binding, found by {@link java.util.ServiceLoader}. With it, where the server shows its
 * Jackson to applications (Payara), that would remember Vert.x's classes, and by them the class loader of every
 * application that ever was deployed: {@code TypeFactory} has one cache for all. No payload passes here.
 */
public final class PlainJson implements JsonFactory {
    /** For the {@code ServiceLoader}. */
    public PlainJson() {}

    @Override
    public JsonCodec codec() {
        return new JacksonCodec();
    }
}
