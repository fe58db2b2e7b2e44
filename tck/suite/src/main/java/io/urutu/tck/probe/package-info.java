/** What every application of the TCK carries so that it can be looked into; plain servlets, nothing of ours. */
@NullMarked
package io.urutu.tck.probe;

import org.jspecify.annotations.NullMarked;
