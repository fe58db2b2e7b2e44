/**
 * Tests of an application's handlers in the test's own JVM: {@link io.urutu.testkit.UrutuTest} starts them,
 * {@link io.urutu.testkit.Harness} shows what came of it, {@link io.urutu.testkit.VirtualClock} moves the time.
 */
@NullMarked
package io.urutu.testkit;

import org.jspecify.annotations.NullMarked;
