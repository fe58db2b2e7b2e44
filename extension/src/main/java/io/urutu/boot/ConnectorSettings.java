package io.urutu.boot;

import io.urutu.config.Setting;
import java.util.Optional;

/** {@code urutu.messaging.connector}: boot's part of the messaging keys, since it chooses the broker. */
record ConnectorSettings(
        @Setting(
                        doc =
                                "Which connector serves all connections that name none themselves (`urutu.broker.<connection>.connector`): `urutu-rabbitmq`, `urutu-embedded`, or, with `urutu-reactive-messaging`, a SmallRye connector such as `smallrye-rabbitmq`. By default `urutu.broker.url` decides; a name that contradicts it is a deployment error.")
                Optional<String> connector) {
    static final String PREFIX = "urutu.messaging";
}
