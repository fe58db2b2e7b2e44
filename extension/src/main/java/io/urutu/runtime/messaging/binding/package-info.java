/**
 * What configuration makes of declarations: handlers as they run, their pools, retries, channels and queues. Fixed before
 * the application runs.
 */
@NullMarked
package io.urutu.runtime.messaging.binding;

import org.jspecify.annotations.NullMarked;
