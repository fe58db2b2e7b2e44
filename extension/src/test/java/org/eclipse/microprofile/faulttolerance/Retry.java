package org.eclipse.microprofile.faulttolerance;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the specification's annotation, which we know by its name alone. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Retry {}
