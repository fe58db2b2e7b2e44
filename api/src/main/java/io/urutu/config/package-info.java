/** Typed configuration of an application: a record, read from MicroProfile Config and validated at deployment. */
@NullMarked
package io.urutu.config;

import org.jspecify.annotations.NullMarked;
