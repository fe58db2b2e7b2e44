package io.urutu.bench.messaging;

import io.urutu.bench.messaging.app.Meter;

/** What a {@link Meter} found. */
record Measured(int count, double seconds, double bytes, double p50, double p99) {
    static Measured parse(int count, String result) {
        String[] words = result.split(" ", -1);
        return new Measured(
                count,
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]));
    }

    double rate() {
        return count / seconds;
    }
}
