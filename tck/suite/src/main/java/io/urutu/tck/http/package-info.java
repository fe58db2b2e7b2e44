/** Promises about requests: every kind of resource, what is sent back, and what is refused. */
@NullMarked
package io.urutu.tck.http;

import org.jspecify.annotations.NullMarked;
