/** Applications that use what is not served. */
@NullMarked
package io.urutu.tck.messaging.reactive.wrong;

import org.jspecify.annotations.NullMarked;
