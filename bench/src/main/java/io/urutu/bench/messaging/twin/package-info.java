/** The plain programs: amqp-client, JSON-B and a thread pool, and nothing else. */
@NullMarked
package io.urutu.bench.messaging.twin;

import org.jspecify.annotations.NullMarked;
