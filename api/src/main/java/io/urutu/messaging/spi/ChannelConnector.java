package io.urutu.messaging.spi;

import java.util.Set;

/**
 * The connector that serves the channels of one connection.
 *
 * @param name as {@code urutu.messaging.connector} has it
 * @param known attributes of its own, handed over as they are written
 * @param open whether it may have others, and gets them too
 * @param reserved attributes that nobody may write, because what they say follows from elsewhere
 */
public record ChannelConnector(String name, Set<String> known, boolean open, Set<String> reserved) {
    public ChannelConnector {
        known = Set.copyOf(known);
        reserved = Set.copyOf(reserved);
    }

    /** One that has no attributes beyond those of every channel. */
    public ChannelConnector(String name) {
        this(name, Set.of(), false, Set.of());
    }
}
