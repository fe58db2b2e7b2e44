package io.urutu.bench.messaging;

import io.urutu.bench.Pairs;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Messages of one kilobyte through quorum queues of a real broker: handled and published by an application in Payara
 * Micro, and by plain programs with the same heap, prefetch and number of threads.
 */
public final class MessagingBench {
    private static final int PAIRS = 5;
    private static final int MESSAGES = 60_000;
    private static final int PUBLISHED = 40_000;
    private static final int LATENCIES = 2_000;
    private static final int LONG_RUN = 1_000_000;

    private final Path build;

    public MessagingBench(Path build) {
        this.build = build;
    }

    public void run() throws Exception {
        Service rabbitmq = Services.rabbitmq();
        try (Queues queues = new Queues(rabbitmq.url());
                Ours ours = Ours.start(build, rabbitmq.url());
                Plain plain = Plain.consumer(build, rabbitmq.url())) {
            Handling handling = new Handling(queues);
            handle(handling, ours, plain);
            latency(handling, ours, plain);
            publish(queues, ours, rabbitmq.url());
            longRun(handling, ours);
        }
    }

    private void handle(Handling handling, Ours ours, Plain plain) throws Exception {
        handling.run(ours.handler("jta"), MESSAGES / 2); // both handlers warm
        Pairs pairs = Pairs.measure(
                PAIRS, () -> handling.run(ours.handler("plain"), MESSAGES).rate(), () -> handling.run(plain, MESSAGES)
                        .rate());
        result("handle-rate", pairs.medianOurs());
        result("handle-plain-rate", pairs.medianTwin());
        result("handle-ratio", pairs.medianRatio());
        result(
                "bytes-per-message",
                handling.run(ours.handler("plain"), MESSAGES).bytes());
        result("handle-jta-rate", handling.run(ours.handler("jta"), MESSAGES).rate());
    }

    private void latency(Handling handling, Ours ours, Plain plain) throws Exception {
        Measured mine = handling.trickle(ours.handler("plain"), LATENCIES);
        Measured theirs = handling.trickle(plain, LATENCIES);
        result("added-latency-p50-us", mine.p50() - theirs.p50());
        result("added-latency-p99-us", mine.p99() - theirs.p99());
    }

    private void publish(Queues queues, Ours ours, String url) throws Exception {
        try (Plain publisher = Plain.publisher(build, url)) {
            Pairs pairs = Pairs.measure(
                    PAIRS,
                    () -> queues.timeToFill(PUBLISHED, () -> ours.publish(PUBLISHED)),
                    () -> queues.timeToFill(PUBLISHED, () -> publisher.ask("publish " + PUBLISHED)));
            result("publish-rate", pairs.medianOurs());
            result("publish-plain-rate", pairs.medianTwin());
            result("publish-ratio", pairs.medianRatio());
        }
    }

    /** What is in use after a collection, before and after so many messages. */
    private void longRun(Handling handling, Ours ours) throws Exception {
        double before = ours.heap();
        for (int done = 0; done < LONG_RUN; done += MESSAGES) {
            handling.run(ours.handler("plain"), MESSAGES);
        }
        result("heap-before-mb", before / 1e6);
        result("heap-after-million-mb", ours.heap() / 1e6);
    }

    private static void result(String metric, double value) {
        System.out.printf(Locale.ROOT, "RESULT messaging %s %.2f%n", metric, value);
    }
}
