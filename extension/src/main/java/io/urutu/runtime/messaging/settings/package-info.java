/**
 * What configuration says of messaging: records that are read, and the words and bounds that are valid.
 */
@NullMarked
package io.urutu.runtime.messaging.settings;

import org.jspecify.annotations.NullMarked;
