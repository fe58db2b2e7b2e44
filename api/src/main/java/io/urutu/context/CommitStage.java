package io.urutu.context;

/**
 * The order in which the work of an execution takes effect, in any configuration: first the database commits, then
 * messages leave, then rooms are told.
 */
public enum CommitStage {
    DATABASE,
    MESSAGES,
    ROOMS
}
