/** What every room stands on: phases, problems, configuration, log lines, threads. It may not grow. */
@NullMarked
package io.urutu.kernel;

import org.jspecify.annotations.NullMarked;
