/** The broker of this JVM, with RabbitMQ's semantics, for development and tests. Keeps nothing beyond the process. */
@NullMarked
package io.urutu.backend.embedded;

import org.jspecify.annotations.NullMarked;
