package io.urutu.tck.lifecycle.app;

import io.urutu.tck.probe.Ledger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where start-up is noted, and how it takes its time. */
final class Clockwork {
    static final String KEY = "start";

    private Clockwork() {}

    static void takesFiveSeconds(String name) {
        Ledger.note(KEY, name + " begins");
        try {
            new CountDownLatch(1).await(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Ledger.note(KEY, name + " ends");
    }
}
