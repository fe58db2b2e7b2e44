/** SmallRye Reactive Messaging connectors behind the broker SPI; what is RabbitMQ's own is in {@code Rabbit…}. */
@NullMarked
package io.urutu.backend.smallrye;

import org.jspecify.annotations.NullMarked;
