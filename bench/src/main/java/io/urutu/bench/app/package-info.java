/** The application that the start-up bench deploys: as little as CDI and JAX-RS start for. */
@NullMarked
package io.urutu.bench.app;

import org.jspecify.annotations.NullMarked;
