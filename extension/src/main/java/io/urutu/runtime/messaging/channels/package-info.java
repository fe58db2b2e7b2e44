/**
 * Publishing to Reactive Messaging's channels: what {@code @Outgoing} methods return and emitters send.
 */
@NullMarked
package io.urutu.runtime.messaging.channels;

import org.jspecify.annotations.NullMarked;
