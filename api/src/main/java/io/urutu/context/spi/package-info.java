/** How {@link io.urutu.Hooks} reaches the execution of the calling thread. Not for direct use. */
@NullMarked
package io.urutu.context.spi;

import org.jspecify.annotations.NullMarked;
