/** Declarations that no server may take. */
@NullMarked
package io.urutu.tck.lifecycle.wrong;

import org.jspecify.annotations.NullMarked;
