/**
 * From a delivery to its outcome: the way past keys, order, rates, batches and slots to a worker, the call of the handler,
 * and what becomes of the message after it.
 */
@NullMarked
package io.urutu.runtime.messaging.handling;

import org.jspecify.annotations.NullMarked;
