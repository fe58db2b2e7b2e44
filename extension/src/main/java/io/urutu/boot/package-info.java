/** Where the rooms are put together and the container's events become phases. Sees everything; nothing imports it. */
@NullMarked
package io.urutu.boot;

import org.jspecify.annotations.NullMarked;
