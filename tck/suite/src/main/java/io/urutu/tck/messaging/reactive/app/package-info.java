/** The application that uses them. */
@NullMarked
package io.urutu.tck.messaging.reactive.app;

import org.jspecify.annotations.NullMarked;
