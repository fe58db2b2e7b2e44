/**
 * Suites that every implementation of an SPI has to pass: extend one, implement its hooks, run it. They look at an
 * implementation from outside only.
 */
@NullMarked
package io.urutu.testkit.contract;

import org.jspecify.annotations.NullMarked;
