/**
 * RabbitMQ through its own Java client: two connections, one to publish and one to consume, that come back by
 * themselves. Its threads are plain ones and never run application code.
 */
@NullMarked
package io.urutu.backend.rabbitmq;

import org.jspecify.annotations.NullMarked;
