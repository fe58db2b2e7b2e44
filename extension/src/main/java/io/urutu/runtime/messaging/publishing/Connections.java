package io.urutu.runtime.messaging.publishing;

import io.urutu.kernel.Nearest;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The brokers of the application by the names of their connections; the one without a name is always there.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Connections {
    static final String UNNAMED = "";
    private static final String DEFAULT = "default";

    private final TreeMap<String, Broker> brokers;

    public Connections(Map<String, Broker> brokers) {
        this.brokers = new TreeMap<>(brokers);
    }

    /** What people call it. */
    public static String label(String name) {
        return name.isEmpty() ? DEFAULT : name;
    }

    /** What may have been meant, the unnamed one apart. */
    public static String nearest(String name, Set<String> known) {
        List<String> named = known.stream().filter(each -> !each.isEmpty()).toList();
        return named.isEmpty() ? "None is configured." : "The nearest is " + Nearest.to(name, named) + ".";
    }

    /** The unnamed one first. */
    public Map<String, Broker> all() {
        return brokers;
    }

    public Set<String> names() {
        return brokers.keySet();
    }

    /** @throws IllegalArgumentException no connection has this name; publishing and deployment have checked before */
    public Broker of(String name) {
        Broker broker = brokers.get(name);
        if (broker == null) {
            throw new IllegalArgumentException("no connection " + name);
        }
        return broker;
    }

    /** @param topologies what is to be declared, by the connection's name */
    public void start(Function<String, Topology> topologies) {
        brokers.forEach((name, broker) -> broker.start(topologies.apply(name)));
    }

    public void stopIntake(Duration atMost) {
        each(atMost, Broker::stopIntake);
    }

    public void close(Duration atMost) {
        each(atMost, Broker::close);
    }

    /** Within the time for all of them: one that takes its whole share leaves the others theirs. */
    private void each(Duration atMost, BiConsumer<Broker, Duration> step) {
        long end = System.nanoTime() + atMost.toNanos();
        int left = brokers.size();
        for (Broker broker : brokers.values()) {
            step.accept(broker, Duration.ofNanos(Math.max(0, end - System.nanoTime()) / left));
            left--;
        }
    }
}
