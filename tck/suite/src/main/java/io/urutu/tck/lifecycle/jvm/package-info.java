/** An application that looks at the server's JVM, and carries nothing of ours. */
@NullMarked
package io.urutu.tck.lifecycle.jvm;

import org.jspecify.annotations.NullMarked;
