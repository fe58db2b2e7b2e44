/** Reactive Messaging's annotations, served by Urutu where no other implementation is. */
@NullMarked
package io.urutu.tck.messaging.reactive;

import org.jspecify.annotations.NullMarked;
