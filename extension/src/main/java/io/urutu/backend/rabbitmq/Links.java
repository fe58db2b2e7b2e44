package io.urutu.backend.rabbitmq;

import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.messaging.spi.Topology;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The two connections of one started broker. Publishing and consuming are apart because a broker short of memory stops
 * reading from who publishes: acknowledgements on the same connection would be stuck, and the queues with them. The
 * second opens with the first consumer.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Links {
    private static final int DELIVERY_THREADS = 2;

    private final ExecutorService deliveries =
            Executors.newFixedThreadPool(DELIVERY_THREADS, new PlainThreads("deliver"));
    private final Settler settler = new Settler();
    private final Consumers consumers;
    private final Link publishing;
    private final Link consuming;
    private boolean consumes;

    Links(
            RabbitSettings settings,
            String application,
            String label,
            Topology plan,
            Backlog backlog,
            ReplyListener replies) {
        RabbitTopology topology =
                new RabbitTopology(settings.exchange(), plan, new DelayQueues(application), backlog::rest);
        this.consumers = new Consumers(topology, backlog, settler, settings.consumerRetry());
        Outlet outlet = new Outlet();
        Publisher publisher = new Publisher(
                topology,
                backlog,
                outlet,
                replies,
                new Catalogue(label, application, topology.queues(), topology.elsewhere()),
                consumers::topicWasMissing);
        this.publishing = link("publish", settings, label, outlet, publisher);
        this.consuming = link("consume", settings, label, new Outlet(), consumers);
    }

    private Link link(String role, RabbitSettings settings, String label, Outlet outlet, Link.Session session) {
        PlainThreads threads = new PlainThreads(role);
        Connector connector = new Connector(settings, threads, deliveries, outlet);
        return new Link(label + "/" + role, connector, settings.connectionRetry(), settings.pulse(), threads, session);
    }

    void start() {
        publishing.start();
    }

    synchronized void consume(String queue, int prefetch, DeliveryListener listener) {
        consumers.add(queue, prefetch, listener);
        if (!consumes) {
            consumes = true;
            settler.start();
            consuming.start();
        }
    }

    void pause(String queue) {
        consumers.pause(queue);
    }

    void resume(String queue) {
        consumers.resume(queue);
    }

    void stopIntake(Deadline deadline) throws InterruptedException {
        consumers.stop(deadline);
    }

    private synchronized List<Link> used() {
        return consumes ? List.of(publishing, consuming) : List.of(publishing);
    }

    boolean areUp() {
        return used().stream().allMatch(Link::isUp);
    }

    /** Whether the topology has been declared once. */
    boolean wereUp() {
        return publishing.wasUp();
    }

    Set<String> attached() {
        return consumers.attached();
    }

    /** Of the first that has one. */
    String problem() {
        return used().stream()
                .map(Link::problem)
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What is settled by now is told first; for that there is half of the time. */
    void close(Deadline deadline) throws InterruptedException {
        settler.end(deadline.half());
        used().forEach(link -> link.end(deadline));
        for (Link link : used()) {
            link.join();
        }
        deliveries.shutdownNow();
        deliveries.awaitTermination(Math.max(1, deadline.remainingMillis()), TimeUnit.MILLISECONDS);
    }

    /** Ends everything without waiting for anybody. */
    void cut() {
        used().forEach(Link::cut);
        deliveries.shutdownNow();
    }
}
