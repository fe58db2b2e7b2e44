/** Promises about messages: what leaves, who gets it, what becomes of it. */
@NullMarked
package io.urutu.tck.messaging;

import org.jspecify.annotations.NullMarked;
