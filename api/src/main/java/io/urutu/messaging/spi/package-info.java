/**
 * What a broker, a codec and a sink implement. The values here are the whole conversation between the messaging room
 * and a backend: a delivery goes in, an outcome comes out.
 */
@NullMarked
package io.urutu.messaging.spi;

import org.jspecify.annotations.NullMarked;
