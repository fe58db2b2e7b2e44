/**
 * One execution for requests, messages, scheduled actions and socket events: its scope, transaction, interceptors,
 * metadata, and the signals of start and stop. It never knows what a message or a room is.
 */
@NullMarked
package io.urutu.context;

import org.jspecify.annotations.NullMarked;
