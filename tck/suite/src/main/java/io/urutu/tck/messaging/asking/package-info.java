/** An application that asks and answers, with two brokers. */
@NullMarked
package io.urutu.tck.messaging.asking;

import org.jspecify.annotations.NullMarked;
