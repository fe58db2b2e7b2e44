/**
 * What a message carries: its type and topic, its key, the codecs that make it a body and back, and whether it is valid.
 */
@NullMarked
package io.urutu.runtime.messaging.payload;

import org.jspecify.annotations.NullMarked;
