/** An application whose server is killed and restarted while it handles messages. */
@NullMarked
package io.urutu.tck.restarts;

import org.jspecify.annotations.NullMarked;
