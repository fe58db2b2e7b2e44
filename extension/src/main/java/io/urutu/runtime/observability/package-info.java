/** Tells the server how the application is: health checks. Never decides anything. */
@NullMarked
package io.urutu.runtime.observability;

import org.jspecify.annotations.NullMarked;
