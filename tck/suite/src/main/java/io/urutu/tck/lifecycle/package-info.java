/** Promises about start, stop, roles, an absent broker, refused deployments and redeployment. */
@NullMarked
package io.urutu.tck.lifecycle;

import org.jspecify.annotations.NullMarked;
