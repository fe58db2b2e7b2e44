package io.urutu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Ours and its twin measured in turn, first ours first, then the twin first (ABBA): what drifts on the machine meets
 * both alike.
 */
public record Pairs(List<Pair> all) {

    /** @param ours and the twin, as measured one right after the other */
    public record Pair(double ours, double twin) {
        double ratio() {
            return ours / twin;
        }

        double difference() {
            return ours - twin;
        }
    }

    /** One pair as a warm-up, which does not count, then as many as asked for. */
    public static Pairs measure(int count, Callable<Double> ours, Callable<Double> twin) throws Exception {
        return measure(1, count, ours, twin);
    }

    /** @param warmUps pairs that do not count */
    public static Pairs measure(int warmUps, int count, Callable<Double> ours, Callable<Double> twin) throws Exception {
        for (int warm = 0; warm < warmUps; warm++) {
            measure(true, ours, twin);
        }
        List<Pair> pairs = new ArrayList<>();
        while (pairs.size() < count) {
            Pair pair = measure(pairs.size() % 2 == 0, ours, twin);
            pairs.add(pair);
            System.out.printf("pair %2d: ours %.2f, twin %.2f%n", pairs.size(), pair.ours(), pair.twin());
        }
        return new Pairs(List.copyOf(pairs));
    }

    private static Pair measure(boolean oursFirst, Callable<Double> ours, Callable<Double> twin) throws Exception {
        if (oursFirst) {
            double first = ours.call();
            return new Pair(first, twin.call());
        }
        double first = twin.call();
        return new Pair(ours.call(), first);
    }

    public double medianDifference() {
        return median(all.stream().mapToDouble(Pair::difference).sorted().toArray());
    }

    public double medianRatio() {
        return median(all.stream().mapToDouble(Pair::ratio).sorted().toArray());
    }

    public double medianOurs() {
        return median(all.stream().mapToDouble(Pair::ours).sorted().toArray());
    }

    public double medianTwin() {
        return median(all.stream().mapToDouble(Pair::twin).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
