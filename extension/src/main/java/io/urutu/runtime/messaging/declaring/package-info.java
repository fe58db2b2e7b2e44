/**
 * What classes say: handler methods, by our annotations or Reactive Messaging's, parsed once into declarations; and all
 * that can be wrong with them.
 */
@NullMarked
package io.urutu.runtime.messaging.declaring;

import org.jspecify.annotations.NullMarked;
