/**
 * How {@link io.urutu.Hooks} reaches the execution of the calling thread, and what stands in for a server where there is
 * none.
 */
@NullMarked
package io.urutu.context.spi;

import org.jspecify.annotations.NullMarked;
