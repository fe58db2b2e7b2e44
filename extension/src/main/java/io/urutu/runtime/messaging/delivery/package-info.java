/**
 * A message in somebody's hand: its verbs, what they decide, the headers it came with, and those of the copies that are
 * made of it when it fails.
 */
@NullMarked
package io.urutu.runtime.messaging.delivery;

import org.jspecify.annotations.NullMarked;
