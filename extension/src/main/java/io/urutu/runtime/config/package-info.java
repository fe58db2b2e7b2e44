/** The application's own settings records: found, read, validated, injectable. Knows no room's settings. */
@NullMarked
package io.urutu.runtime.config;

import org.jspecify.annotations.NullMarked;
