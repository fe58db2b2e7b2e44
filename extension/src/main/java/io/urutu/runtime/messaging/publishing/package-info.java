/**
 * From a payload to the broker and, for a request, back: encoded at once, kept with the transaction, sent after its commit.
 * Knows no handler.
 */
@NullMarked
package io.urutu.runtime.messaging.publishing;

import org.jspecify.annotations.NullMarked;
