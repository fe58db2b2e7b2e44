/** Declarations that are refused, or warned of. */
@NullMarked
package io.urutu.tck.lifecycle.wrong;

import org.jspecify.annotations.NullMarked;
