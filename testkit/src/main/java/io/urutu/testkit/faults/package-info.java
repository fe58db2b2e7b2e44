/** Breaks what networks break, for tests of what comes back by itself. */
@NullMarked
package io.urutu.testkit.faults;

import org.jspecify.annotations.NullMarked;
