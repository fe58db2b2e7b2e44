/** What handling and publishing cost, against plain programs that do the same. */
@NullMarked
package io.urutu.bench.messaging;

import org.jspecify.annotations.NullMarked;
