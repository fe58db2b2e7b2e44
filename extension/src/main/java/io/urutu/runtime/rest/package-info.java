/** The HTTP binding: every resource method runs in an execution, and what goes wrong is answered as problem+json. */
@NullMarked
package io.urutu.runtime.rest;

import org.jspecify.annotations.NullMarked;
