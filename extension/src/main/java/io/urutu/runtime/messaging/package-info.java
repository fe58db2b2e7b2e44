/**
 * Publishing with the transaction and handling after it: annotated methods become queues, deliveries become executions,
 * their end becomes an outcome. Knows no broker but by its SPI, and nothing of delays or outbox rows.
 */
@NullMarked
package io.urutu.runtime.messaging;

import org.jspecify.annotations.NullMarked;
