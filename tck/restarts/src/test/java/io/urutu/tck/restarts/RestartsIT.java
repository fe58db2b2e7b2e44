package io.urutu.tck.restarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The server goes, in both ways a server goes, and nothing is lost.
 *
 * <p>Two of each in {@code mvn verify}; {@code mvn verify -Psoak -Dsuite=restarts} kills 50 times and restarts 20 times
 * in turn; {@code -Dkills=}, {@code -Drolls=} and {@code -Dseed=} change that.
 */
@Tag("restarts")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartsIT {
    private static final boolean SOAK = "restarts".equals(System.getProperty("suite"));
    private static final int KILLS = Integer.getInteger("kills", SOAK ? 50 : 2);
    private static final int ROLLS = Integer.getInteger("rolls", SOAK ? 20 : 2);
    private static final long SEED = Long.getLong("seed", System.nanoTime() & 0xFFFFFF);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PREFETCH = 10;
    private static final int INSTANCES = 2;
    private static final String QUEUE = "restarts.entry";

    private static final Service BROKER = Services.ownRabbitmq();
    private static final Service DATABASE = Services.postgresql();
    private static final Instance[] SERVERS = {
        new Instance("a", BROKER, DATABASE, PREFETCH), new Instance("b", BROKER, DATABASE, PREFETCH)
    };
    private static Books books;

    @BeforeAll
    static void start() throws Exception {
        books = new Books(DATABASE);
        SERVERS[0].start();
        SERVERS[1].start();
        SERVERS[0].awaitReady();
        SERVERS[1].awaitReady();
        System.out.println("RESULT restarts seed " + SEED);
    }

    @AfterAll
    static void stop() throws SQLException {
        for (Instance each : SERVERS) {
            each.close();
        }
        books.close();
        BROKER.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        books.clear();
    }

    /** While it handles, so that commits are cut off before, in the midst of, and after. The other one carries on. */
    @Test
    @Order(2)
    void losesNothingAndBooksOnceWhenKilledInMidHandling() throws Exception {
        Random random = new Random(SEED);
        SERVERS[1].close();
        try (Load load = new Load(BROKER, "k", 100)) {
            for (int kill = 0; kill < KILLS; kill++) {
                long before = books.runs();
                await().atMost(PATIENCE).until(() -> books.runs() > before + 2L * PREFETCH);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
                SERVERS[0].kill();
                SERVERS[0].start();
                SERVERS[0].awaitReady();
            }
            int sent = load.end();
            awaitBooked(sent);
            tell("kills", KILLS, sent);
            assertOnce(load);
        }
    }

    @Test
    @Order(1)
    void losesNothingAndRepeatsLittleWhenRestartedInTurn() throws Exception {
        long most = 0;
        try (Load load = new Load(BROKER, "r", 200)) {
            for (int roll = 0; roll < ROLLS; roll++) {
                long runs = books.runs();
                await().atMost(PATIENCE).until(() -> books.runs() > runs + 2L * PREFETCH);
                long before = books.repeated();
                Instance next = SERVERS[roll % INSTANCES];
                next.terminate();
                next.start();
                next.awaitReady();
                most = Math.max(most, books.repeated() - before);
            }
            int sent = load.end();
            awaitBooked(sent);
            tell("rolls", ROLLS, sent);
            System.out.println("RESULT restarts rolls-redelivered-max " + most);
            assertOnce(load);
            assertThat(most).isLessThanOrEqualTo((long) PREFETCH * INSTANCES);
        }
    }

    /** However long a backlog a slow machine has: what must not be is that it gets no shorter. */
    private static void awaitBooked(int sent) {
        for (long booked = books.booked(); booked < sent; booked = books.booked()) {
            long before = booked;
            await("more booked than " + before + " of " + sent).atMost(PATIENCE).until(() -> books.booked() > before);
        }
    }

    private static void assertOnce(Load load) throws Exception {
        assertThat(books.bookedTwice()).as("booked more than once").isZero();
        assertThat(books.unmarked()).as("run again without being told so").isZero();
        assertThat(load.waiting(QUEUE + ".dlq")).as("dead letters").isZero();
    }

    private static void tell(String what, int count, int sent) {
        System.out.println("RESULT restarts " + what + " " + count + " sent " + sent + " booked " + books.booked()
                + " run-again " + (books.runs() - books.booked()));
    }
}
