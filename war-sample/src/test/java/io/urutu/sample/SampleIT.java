package io.urutu.sample;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample as it is shipped, under load, on real RabbitMQ and PostgreSQL. */
class SampleIT {
    private static final int CLIENTS = 8;
    private static final int TASKS = 1000;
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private static Service broker;
    private static RunningSample sample;
    private static Books books;

    @BeforeAll
    static void start() throws Exception {
        broker = Services.ownRabbitmq();
        Service database = Services.postgresql();
        books = new Books(database, broker);
        sample = RunningSample.with(Map.of(
                "BROKER_URL",
                broker.url(),
                "DATABASE_URL",
                database.url() + "?user=" + database.user() + "&password=" + database.password(),
                "TASKS_PACE",
                "0ms"));
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            sample.end();
        } finally {
            broker.close();
        }
    }

    @Test
    void eachOfAThousandTasksIsHandledOnceByEitherHandler() throws Exception {
        long begin = System.nanoTime();

        List<Integer> answers = postAll("load", TASKS);
        Duration posted = since(begin);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(books.handledOnce("load")).isEqualTo(TASKS));
        Duration handled = since(begin);

        assertThat(answers).hasSize(TASKS).containsOnly(201);
        assertThat(books.stored("load")).isEqualTo(TASKS);
        assertThat(books.deadLetters()).isZero();
        System.out.printf(
                "%d tasks by %d clients: answered in %d ms, all handled in %d ms, %d tasks/s%n",
                TASKS, CLIENTS, posted.toMillis(), handled.toMillis(), TASKS * 1000L / handled.toMillis());
    }

    @Test
    void whatIsAnsweredDuringAnOutageIsFinishedAfterIt() throws Exception {
        Queue<HttpResponse<String>> answers = new ConcurrentLinkedQueue<>();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
        IntStream.range(0, CLIENTS)
                .forEach(client -> clients.scheduleAtFixedRate(
                        () -> {
                            try {
                                answers.add(sample.create("outage " + number.incrementAndGet()));
                            } catch (Exception unanswered) {
                                failures.add(unanswered);
                            }
                        },
                        client * 10,
                        100,
                        MILLISECONDS));
        await().until(() -> answers.size() > 100);

        broker.kill();
        int before = answers.size();
        await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
        int during = answers.size() - before;
        broker.start();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> sample.get("api/status").body().contains("\"connected\":true"));
        clients.shutdown();
        assertThat(clients.awaitTermination(15, SECONDS)).isTrue();

        assertThat(failures).isEmpty();
        assertThat(during).isPositive();
        long accepted =
                answers.stream().filter(answer -> answer.statusCode() == 201).count();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(books.finished("outage")).isEqualTo(accepted));
        assertThat(books.deadLetters()).isZero();
        await().untilAsserted(
                        () -> assertThat(sample.get("api/status").body()).contains("\"consuming\":3", "\"waiting\":0"));
        System.out.printf(
                "%d requests, %d of them during %d s without broker: %d accepted, all finished%n",
                answers.size(), during, OUTAGE.toSeconds(), accepted);
    }

    private static List<Integer> postAll(String title, int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Integer>> posts = IntStream.range(0, count)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> sample.create(title + " " + i).statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (var answer : clients.invokeAll(posts)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdown();
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
