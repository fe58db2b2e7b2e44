/** Applications that start slowly, and what they observe. */
@NullMarked
package io.urutu.tck.lifecycle.app;

import org.jspecify.annotations.NullMarked;
