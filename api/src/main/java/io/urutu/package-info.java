/**
 * The entrance for code that is no bean: {@link io.urutu.Hooks}. Everything with a life of its own is in the rooms below.
 */
@NullMarked
package io.urutu;

import org.jspecify.annotations.NullMarked;
