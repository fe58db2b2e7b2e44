/** Resources and beans whose transactions, scopes and interceptors are looked at. */
@NullMarked
package io.urutu.tck.execution.app;

import org.jspecify.annotations.NullMarked;
