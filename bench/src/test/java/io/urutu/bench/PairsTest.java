package io.urutu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class PairsTest {
    private final StringBuilder order = new StringBuilder();

    @Test
    void aWarmUpPairComesFirstAndPairsAlternateWhoIsFirst() throws Exception {
        Pairs pairs = Pairs.measure(4, from("A", 9, 1, 2, 3, 4), from("B", 9, 1, 1, 1, 1));

        assertThat(order).hasToString("AB" + "ABBAABBA");
        assertThat(pairs.all()).hasSize(4);
    }

    @Test
    void theDifferenceIsTheMedianOfThoseOfEachPair() throws Exception {
        Pairs pairs = Pairs.measure(3, from("A", 0, 5, 9, 7), from("B", 0, 4, 1, 5));

        assertThat(pairs.medianDifference()).isEqualTo(2);
        assertThat(pairs.medianOurs()).isEqualTo(7);
        assertThat(pairs.medianTwin()).isEqualTo(4);
    }

    @Test
    void ofAnEvenNumberTheMedianIsTheMiddleOfTheTwoInTheMiddle() throws Exception {
        Pairs pairs = Pairs.measure(2, from("A", 0, 1, 2), from("B", 0, 0, 0));

        assertThat(pairs.medianDifference()).isEqualTo(1.5);
    }

    private Callable<Double> from(String name, double... values) {
        Queue<Double> left = new ArrayDeque<>();
        for (double value : values) {
            left.add(value);
        }
        return () -> {
            order.append(name);
            return left.remove();
        };
    }
}
