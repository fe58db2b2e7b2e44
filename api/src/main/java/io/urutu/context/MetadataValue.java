package io.urutu.context;

/**
 * A metadata entry as it holds for the running method.
 *
 * @param inherited whether it was written on the class, not on the method or by a block
 */
public record MetadataValue(String value, boolean inherited) {}
