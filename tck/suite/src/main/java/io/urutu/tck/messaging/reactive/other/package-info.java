/** Applications that have another implementation beside Urutu. */
@NullMarked
package io.urutu.tck.messaging.reactive.other;

import org.jspecify.annotations.NullMarked;
