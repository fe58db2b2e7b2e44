/**
 * Publishing with the transaction and handling after it: annotated methods become queues, deliveries become executions,
 * their end becomes an outcome. Knows no broker but by its SPI, and nothing of delays or outbox rows.
 *
 * <p>This is the room's door, which others see, and the bus it opens. What is behind it sees one way, from the right to
 * the left, and publishing and handlers do not see one another:
 *
 * <pre>
 * settings · payload · delivery ─┬─ publishing ──────────┬─ channels · handling · the door
 *                                └─ declaring · binding ─┘
 * </pre>
 */
@NullMarked
package io.urutu.runtime.messaging;

import org.jspecify.annotations.NullMarked;
