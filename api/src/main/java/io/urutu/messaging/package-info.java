/**
 * Messages: tasks with one owner and events with any number of handlers, published with the transaction and settled
 * after it. Knows no broker.
 */
@NullMarked
package io.urutu.messaging;

import org.jspecify.annotations.NullMarked;
