package io.urutu.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that sort by time: UUID version 7 (RFC 9562 §5.7).
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Ids {
    /** The step of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private static final HexFormat HEX = HexFormat.of();
    /** Seeded securely, then only counted on: several ids are made for each message, by all threads at once. */
    private final AtomicLong state = new AtomicLong(new SecureRandom().nextLong());

    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public String next() {
        long high = (clock.millis() << 16) | 0x7000L | (random() & 0x0fffL);
        long low = (random() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** Sixteen random bytes in hexadecimal, as W3C Trace Context wants a trace id; never all zeros. */
    public String trace() {
        return hex(random() | 1) + hex(random());
    }

    /** Eight random bytes in hexadecimal, as W3C Trace Context wants a parent id; never all zeros. */
    public String span() {
        return hex(random() | 1);
    }

    private long random() {
        long bits = state.addAndGet(STEP);
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    private static String hex(long bits) {
        return HEX.toHexDigits(bits);
    }
}
