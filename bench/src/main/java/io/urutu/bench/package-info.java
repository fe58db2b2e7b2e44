/** Measures what Urutu costs against a plain twin; never part of an application. */
@NullMarked
package io.urutu.bench;

import org.jspecify.annotations.NullMarked;
