/** Publishers and handlers. */
@NullMarked
package io.urutu.tck.messaging.app;

import org.jspecify.annotations.NullMarked;
