package io.urutu.messaging;

import io.urutu.context.ShutdownSignal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries something again on the caller's thread, with pauses: for a call that is quick to repeat, such as one to a
 * remote service. A message that failed is better given back ({@link RetryPolicy}), which holds no thread.
 *
 * <pre>{@code
 * Rate rate = Retries.call(RetrySettings.of().maxAttempts(3).on(IOException.class), () -> rates.fetch(currency));
 * }</pre>
 *
 * <p><b>Transactions.</b> It knows none: what an attempt did in the caller's transaction is still done in the next.
 *
 * <p><b>Threading.</b> Blocks the caller; an interrupt ends it, in a pause or in an attempt.
 */
public final class Retries {
    private interface Pause {
        /** Whether to go on. */
        boolean pass(Duration pause) throws InterruptedException;
    }

    private Retries() {}

    /**
     * The first result.
     *
     * @throws Exception the last attempt's failure, when it is not to be tried again or no attempt is left
     * @throws InterruptedException when the thread was interrupted; it is never tried again
     */
    public static <T> T call(RetrySettings settings, Callable<T> body) throws Exception {
        return call(settings, body, pause -> {
            Thread.sleep(pause.toMillis(), (int) (pause.toNanos() % 1_000_000));
            return true;
        });
    }

    /** As {@link #call(RetrySettings, Callable)}; once shutdown is requested, a pause ends and the last failure is thrown. */
    public static <T> T call(RetrySettings settings, ShutdownSignal until, Callable<T> body) throws Exception {
        return call(settings, body, pause -> !until.await(pause));
    }

    private static <T> T call(RetrySettings settings, Callable<T> body, Pause pause) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return body.call();
            } catch (InterruptedException told) {
                throw told;
            } catch (Exception failure) {
                boolean again = attempt < settings.maxAttempts() && settings.covers(failure);
                if (!again || !passed(settings, attempt, pause, failure)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean passed(RetrySettings settings, int attempt, Pause pause, Exception failure)
            throws InterruptedException {
        try {
            return pause.pass(
                    settings.pauseAfter(attempt, ThreadLocalRandom.current().nextDouble()));
        } catch (InterruptedException told) {
            told.addSuppressed(failure);
            throw told;
        }
    }
}
