/** One execution: its scope, transaction, interceptors, staged work and timeout. Knows no message, request or socket. */
@NullMarked
package io.urutu.runtime.context;

import org.jspecify.annotations.NullMarked;
