package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.impl.LongStringHelper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeDelayTest {
    @ParameterizedTest
    @CsvSource({
        "all,      true,  quorum,  RabbitMQ, 4.3.0,      true",
        "failed,   true,  quorum,  RabbitMQ, 4.3.0,      true",
        "failed,   true,  ,        RabbitMQ, 4.10.1,     true",
        "failed,   true,  quorum,  RabbitMQ, 5.0.0-rc.1, true",
        "failed,   true,  quorum,  RabbitMQ, 4.2.9,      false",
        "failed,   true,  quorum,  RabbitMQ, 3.13.7,     false",
        "failed,   true,  quorum,  RabbitMQ, unknown,    false",
        "failed,   true,  quorum,  LavinMQ,  4.3.0,      false",
        "failed,   true,  classic, RabbitMQ, 4.3.0,      false",
        "failed,   false, quorum,  RabbitMQ, 4.3.0,      false",
        "returned, true,  quorum,  RabbitMQ, 4.3.0,      false",
        "disabled, true,  quorum,  RabbitMQ, 4.3.0,      false",
        ",         true,  quorum,  RabbitMQ, 4.3.0,      false",
    })
    void isUsedWhereItWasAskedForAndIsThere(
            String type, boolean min, String queueType, String product, String version, boolean applies) {
        Map<String, Object> arguments = new HashMap<>();
        if (type != null) {
            arguments.put("x-delayed-retry-type", type);
        }
        if (min) {
            arguments.put("x-delayed-retry-min", 1000L);
        }
        if (queueType != null) {
            arguments.put("x-queue-type", queueType);
        }

        Map<String, Object> server = Map.of(
                "product", LongStringHelper.asLongString(product), "version", LongStringHelper.asLongString(version));

        assertThat(NativeDelay.applies(arguments, server)).isEqualTo(applies);
    }
}
