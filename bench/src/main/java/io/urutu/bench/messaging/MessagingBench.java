package io.urutu.bench.messaging;

import io.urutu.bench.Pairs;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Messages of one kilobyte through quorum queues of a real broker: handled and published by an application in Payara
 * Micro, and by plain programs with the same heap, prefetch and number of threads.
 */
public final class MessagingBench {
    /** What can be measured alone. */
    public static final List<String> PARTS = List.of("handle", "smallrye", "latency", "publish", "heap");

    private static final int PAIRS = 5;
    private static final int MESSAGES = 60_000;
    private static final int PUBLISHED = 40_000;
    private static final int WARM_UPS = 3;
    /** More, as each has few executions: what one costs is compiled after some thousands. */
    private static final int PUBLISHING_WARM_UPS = 8;

    private static final int LATENCIES = 2_000;
    private static final int LONG_RUN = 1_000_000;

    private final Path build;
    private final Collection<String> parts;

    /** @param parts of {@link #PARTS}; all of them when empty */
    public MessagingBench(Path build, Collection<String> parts) {
        this.build = build;
        this.parts = parts.isEmpty() ? PARTS : parts;
    }

    public void run() throws Exception {
        Service rabbitmq = Services.rabbitmq();
        try (Queues queues = new Queues(rabbitmq.url());
                Ours ours = Ours.start(build, rabbitmq.url());
                Plain plain = Plain.consumer(build, rabbitmq.url())) {
            Handling handling = new Handling(queues);
            if (parts.contains("handle")) {
                handle(handling, ours, plain);
            }
            if (parts.contains("smallrye")) {
                smallRye(handling, ours, rabbitmq.url());
            }
            if (parts.contains("latency")) {
                latency(handling, ours, plain);
            }
            if (parts.contains("publish")) {
                publish(queues, ours, rabbitmq.url());
            }
            if (parts.contains("heap")) {
                longRun(handling, ours);
            }
        }
    }

    private void handle(Handling handling, Ours ours, Plain plain) throws Exception {
        handling.run(ours.handler("jta"), MESSAGES / 2); // both handlers warm
        Pairs pairs = Pairs.measure(
                WARM_UPS, PAIRS, () -> rate(handling, ours.handler("plain")), () -> rate(handling, plain));
        result("handle-rate", pairs.medianOurs());
        result("handle-plain-rate", pairs.medianTwin());
        result("handle-ratio", pairs.medianRatio());
        result(
                "bytes-per-message",
                handling.run(ours.handler("plain"), MESSAGES).bytes());
        result("handle-jta-rate", rate(handling, ours.handler("jta")));
    }

    private void smallRye(Handling handling, Ours ours, String url) throws Exception {
        try (Plain smallRye = Plain.smallRye(build, url)) {
            Pairs pairs = besides(handling, ours, smallRye);
            result("handle-smallrye-rate", pairs.medianTwin());
            result("handle-vs-smallrye", pairs.medianRatio());
        }
        try (Plain bare = Plain.bareSmallRye(build, url)) {
            result("handle-vs-bare-smallrye", besides(handling, ours, bare).medianRatio());
        }
    }

    private static Pairs besides(Handling handling, Ours ours, Plain attaching) throws Exception {
        handling.queues().awaitConsumer(attaching.topic());
        return Pairs.measure(
                WARM_UPS, PAIRS, () -> rate(handling, ours.handler("plain")), () -> rate(handling, attaching));
    }

    private static double rate(Handling handling, Held handler) throws Exception {
        return handling.run(handler, MESSAGES).rate();
    }

    private void latency(Handling handling, Ours ours, Plain plain) throws Exception {
        Measured mine = handling.trickle(ours.handler("plain"), LATENCIES);
        Measured theirs = handling.trickle(plain, LATENCIES);
        result("added-latency-p50-us", mine.p50() - theirs.p50());
        result("added-latency-p99-us", mine.p99() - theirs.p99());
    }

    private void publish(Queues queues, Ours ours, String url) throws Exception {
        try (Plain publisher = Plain.publisher(build, url)) {
            Callable<Double> twin = () -> publishedBy(publisher, queues);
            Callable<Double> mine = () -> queues.timeToFill(PUBLISHED, () -> ours.publish(PUBLISHED));
            Pairs pairs = Pairs.measure(PUBLISHING_WARM_UPS, PAIRS, mine, twin);
            result("publish-rate", pairs.medianOurs());
            result("publish-plain-rate", pairs.medianTwin());
            result("publish-ratio", pairs.medianRatio());
            Callable<Double> byRequests = () -> queues.timeToFill(PUBLISHED, () -> ours.publishByRequests(PUBLISHED));
            Pairs requests = Pairs.measure(WARM_UPS, PAIRS, byRequests, twin);
            result("publish-http-rate", requests.medianOurs());
            result("publish-http-ratio", requests.medianRatio());
        }
    }

    /** The queue is asked meanwhile how full it is, as it is when ours publishes. */
    private static double publishedBy(Plain publisher, Queues queues) throws Exception {
        double rate = queues.timeToFill(PUBLISHED, () -> publisher.tell("publish " + PUBLISHED));
        publisher.answer();
        return rate;
    }

    /** What is in use after a collection, before and after so many messages; warm at both times. */
    private void longRun(Handling handling, Ours ours) throws Exception {
        Held handler = ours.handler("plain");
        handling.flow(handler, MESSAGES);
        double before = ours.heap();
        for (int done = 0; done < LONG_RUN; done += MESSAGES) {
            handling.flow(handler, MESSAGES);
        }
        result("heap-before-mb", before / 1e6);
        result("heap-after-million-mb", ours.heap() / 1e6);
    }

    private static void result(String metric, double value) {
        System.out.printf(Locale.ROOT, "RESULT messaging %s %.2f%n", metric, value);
    }
}
