package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.jackson.JacksonCodec;
import org.junit.jupiter.api.Test;

class PlainJsonTest {
    @Test
    void vertxFindsIt() {
        assertThat(Json.CODEC).isExactlyInstanceOf(JacksonCodec.class);
    }
}
