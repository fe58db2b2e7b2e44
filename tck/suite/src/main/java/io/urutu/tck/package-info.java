/** What Urutu promises, each promise an assertion with an id; runs against a server, knows no implementation. */
@NullMarked
package io.urutu.tck;

import org.jspecify.annotations.NullMarked;
