/** The application that the messaging bench deploys; {@link io.urutu.bench.messaging.app.Meter} and the payload serve the twins, too. */
@NullMarked
package io.urutu.bench.messaging.app;

import org.jspecify.annotations.NullMarked;
