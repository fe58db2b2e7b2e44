package io.urutu.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

/**
 * Makes ids that sort by time: UUID version 7 (RFC 9562 §5.7).
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Ids {
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public String next() {
        long high = (clock.millis() << 16) | 0x7000L | (random.nextInt() & 0x0fffL);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** Sixteen random bytes in hexadecimal, as W3C Trace Context wants a trace id; never all zeros. */
    public String trace() {
        return hex(random.nextLong() | 1) + hex(random.nextLong());
    }

    /** Eight random bytes in hexadecimal, as W3C Trace Context wants a parent id; never all zeros. */
    public String span() {
        return hex(random.nextLong() | 1);
    }

    private static String hex(long bits) {
        return String.format(Locale.ROOT, "%016x", bits);
    }
}
