package io.urutu.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.urutu.testkit.faults.TcpProxy;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to broker and network: nothing is lost, what comes twice says so, health tells the truth, and
 * consuming is back soon after the broker is.
 *
 * <p>Ten cycles in {@code mvn verify}; {@code mvn verify -Psoak -Dsuite=faults} makes 200, of a kind and a moment by
 * chance, which {@code -Dseed=} repeats and {@code -Dcycles=} shortens. Half of them with a worker, half with a process
 * that answers requests, too.
 */
@Tag("faults")
class FaultsIT {
    private static final boolean SOAK = "faults".equals(System.getProperty("suite"));
    private static final int CYCLES = Integer.getInteger("cycles", SOAK ? 200 : 10);
    private static final long SEED = Long.getLong("seed", System.nanoTime() & 0xFFFFFF);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String QUEUE = "faults.work";
    private static final String CONSUMERS = "{ok, Q} = rabbit_amqqueue:lookup(rabbit_misc:r(<<\"/\">>, queue, <<\""
            + QUEUE + "\">>)), All = rabbit_amqqueue:consumers(Q), ";
    /** The queue drops its consumers and tells nobody. */
    private static final String FORGET = CONSUMERS
            + "[ra:process_command(amqqueue:get_pid(Q), rabbit_fifo:make_checkout({element(2, C), element(1, C)},"
            + " cancel, #{})) || C <- All], ";
    /** The channel says so to its client. */
    private static final String CANCEL = FORGET
            + "[rabbit_channel:send_command(element(1, C), {'basic.cancel', element(2, C), true}) || C <- All], ";
    /** {@code rabbitmqctl eval} shows the last value. */
    private static final String DONE = "ok.";

    private static final Service RABBIT = Services.ownRabbitmq();
    private static final List<Duration> BACK = new ArrayList<>();

    private Random random;
    private final TcpProxy proxy = TcpProxy.to(RABBIT.port());
    private final Probe probe = new Probe(proxy.port(), "urutu", "faults.work");
    private Deployed application;
    private Publishing publishing;
    private WorkHandlers handlers;
    private boolean brokerCounts;
    private Fault last;

    @ParameterizedTest
    @ValueSource(strings = {"worker", "http,worker"})
    void losesNothingAndComesBackSoon(String roles) throws Exception {
        brokerCounts = roles.equals("worker");
        random = new Random(SEED + roles.length());
        try (Deployed deployed = Deployed.with(keys(roles), WorkHandlers.class)) {
            application = deployed;
            handlers = deployed.get(WorkHandlers.class);
            await().atMost(PATIENCE).until(() -> Health.of(deployed).isReady());
            try (Publishing started = new Publishing(deployed)) {
                publishing = started;
                List<Fault> faults = faults(CYCLES / 2);
                for (int cycle = 0; cycle < faults.size(); cycle++) {
                    cycle(roles, cycle, faults.get(cycle));
                }
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(missing()).isEmpty());
            assertThat(publishing.failure()).isNull();
            assertThat(unmarkedRepetitions()).isEmpty();
            tell(roles);
        } finally {
            proxy.close();
        }
    }

    @AfterAll
    static void end() {
        RABBIT.close();
        List<Duration> sorted = BACK.stream().sorted().toList();
        Duration median = sorted.get(sorted.size() / 2);
        Duration longest = sorted.get(sorted.size() - 1);
        System.out.println("RESULT faults seed " + SEED);
        System.out.println("RESULT faults cycles " + sorted.size());
        System.out.println("RESULT faults consuming-again-median-ms " + median.toMillis());
        System.out.println("RESULT faults consuming-again-max-ms " + longest.toMillis());
        assertThat(median).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(longest).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    private Map<String, String> keys(String roles) {
        return Map.of(
                "urutu.application.name",
                "faults",
                "urutu.roles",
                roles,
                "urutu.health.broker",
                String.valueOf(brokerCounts),
                "urutu.broker.url",
                "amqp://guest:guest@127.0.0.1:" + proxy.port());
    }

    /** Each kind as often as any other, in an order by chance. */
    private List<Fault> faults(int count) {
        List<Fault> faults = new ArrayList<>();
        while (faults.size() < count) {
            List<Fault> all = Arrays.asList(Fault.values());
            Collections.shuffle(all, random);
            faults.addAll(all);
        }
        return faults.subList(0, count);
    }

    private void cycle(String roles, int cycle, Fault fault) throws Exception {
        String name = roles.replace(',', '+') + "-" + cycle + "-" + fault;
        try (Samples live = new Samples(() -> Health.of(application).isLive());
                Samples ready = new Samples(() -> Health.of(application).isReady())) {
            CompletableFuture<Duration> back = strike(fault, name);
            last = fault;
            Duration took = back.get(2, TimeUnit.MINUTES);
            BACK.add(took);
            System.out.println(name + ": consuming again after " + took.toMillis() + " ms; not ready in " + ready.downs
                    + " of " + (ready.downs.get() + ready.ups.get()) + " looks");
            await(name).atMost(PATIENCE).until(() -> Health.of(application).isReady());
            await(name).atMost(PATIENCE).until(() -> Health.of(application).isConsuming("faults.work"));
            assertThat(live.downs).as("%s: not live", name).hasValue(0);
            assertThat(Health.of(application).isStarted()).isTrue();
            if (!brokerCounts) {
                assertThat(ready.downs).as("%s: the broker is data only", name).hasValue(0);
            }
        }
    }

    private CompletableFuture<Duration> strike(Fault fault, String name) throws Exception {
        return switch (fault) {
            case BROKER_RESTART -> restart(name);
            case CONNECTIONS_CLOSED -> {
                RABBIT.control("close_all_connections", "fault");
                yield measure(name);
            }
            case QUEUE_DELETED -> delete(name);
            case CONSUMER_CANCELLED -> {
                RABBIT.control("eval", CANCEL + DONE);
                yield measure(name);
            }
            case CONSUMER_FORGOTTEN -> {
                RABBIT.control("eval", FORGET + DONE);
                yield measure(name);
            }
            case BLACK_HOLE -> blackHole(name);
            case FORGOTTEN_CONNECTIONS -> {
                proxy.forget();
                CompletableFuture<Duration> back = measure(name);
                await(name).atMost(Duration.ofSeconds(10)).until(() -> isTold() || back.isDone());
                yield back;
            }
            case MEMORY_ALARM -> {
                RABBIT.control("set_vm_memory_high_watermark", "0.0001");
                TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
                RABBIT.control("set_vm_memory_high_watermark", "0.4");
                yield measure(name);
            }
        };
    }

    private CompletableFuture<Duration> measure(String name) {
        return CompletableFuture.supplyAsync(() -> probe.measure(name, handlers));
    }

    /** While the broker is away, a worker is not ready, and a process with requests to answer tells it as data. */
    private CompletableFuture<Duration> restart(String name) {
        // a node of 3.10 that is killed just after it declared a quorum queue comes back with one it cannot open
        if (random.nextBoolean() || last == Fault.QUEUE_DELETED) {
            RABBIT.stop();
        } else {
            RABBIT.kill();
        }
        await(name).atMost(Duration.ofSeconds(10)).until(this::isTold);
        CompletableFuture<Duration> back = measure(name);
        RABBIT.start();
        return back;
    }

    /** Empty when it goes: what a person deletes with a queue is gone by that person's will. */
    private CompletableFuture<Duration> delete(String name) throws Exception {
        publishing.pause(true);
        await(name).atMost(PATIENCE).untilAsserted(() -> assertThat(missing()).isEmpty());
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(RABBIT.url());
        try (Connection connection = factory.newConnection("deleter")) {
            connection.createChannel().queueDelete(QUEUE);
        } finally {
            publishing.pause(false);
        }
        return measure(name);
    }

    /** Short ones are outlived, long ones found out. */
    private CompletableFuture<Duration> blackHole(String name) throws Exception {
        boolean isLong = random.nextBoolean();
        proxy.freeze();
        if (isLong) {
            await(name).atMost(Duration.ofSeconds(15)).until(this::isTold);
        } else {
            TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(3_000));
        }
        CompletableFuture<Duration> back = measure(name);
        proxy.thaw();
        return back;
    }

    private boolean isTold() {
        Health health = Health.of(application);
        return health.saysBrokerIsDown() && health.isReady() != brokerCounts;
    }

    private List<String> missing() {
        return publishing.published().stream().filter(id -> !handlers.has(id)).toList();
    }

    private List<String> unmarkedRepetitions() {
        return handlers.handled().entrySet().stream()
                .filter(each ->
                        each.getValue().stream().filter(marked -> !marked).count() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void tell(String roles) {
        long twice = handlers.handled().values().stream()
                .filter(all -> all.size() > 1)
                .count();
        System.out.println("RESULT faults " + roles.replace(',', '+') + " published "
                + publishing.published().size() + " lost 0 handled-again " + twice);
    }
}
