/** One resource for each way to write one. */
@NullMarked
package io.urutu.tck.http.app;

import org.jspecify.annotations.NullMarked;
