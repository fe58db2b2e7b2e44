/** Promises about one execution: its transaction, its scope, what stands around it. */
@NullMarked
package io.urutu.tck.execution;

import org.jspecify.annotations.NullMarked;
