package io.urutu.backend.embedded;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Runs a step until it finds nothing to do, one caller at a time: who calls while another (or itself, further up the
 * stack) is at it only leaves word and returns. So deliveries need no thread of their own and never nest.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Trampoline {
    private final AtomicInteger asked = new AtomicInteger();
    private final BooleanSupplier step;

    /** The step tells whether it did something, and must not throw. */
    Trampoline(BooleanSupplier step) {
        this.step = step;
    }

    void run() {
        if (asked.getAndIncrement() != 0) {
            return;
        }
        int answered = 1;
        do {
            boolean more = true;
            while (more) {
                more = step.getAsBoolean();
            }
            answered = asked.addAndGet(-answered);
        } while (answered != 0);
    }
}
