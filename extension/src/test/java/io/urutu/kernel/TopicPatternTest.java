package io.urutu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns match as AMQP 0-9-1's topic exchanges do. */
class TopicPatternTest {
    @ParameterizedTest
    @CsvSource({
        "order.*,       order.paid,       true",
        "order.*,       order,            false",
        "order.*,       order.paid.late,  false",
        "order.#,       order,            true",
        "order.#,       order.paid.late,  true",
        "order.#,       orders.paid,      false",
        "#,             anything.at.all,  true",
        "*.paid,        order.paid,       true",
        "#.paid,        paid,             true",
        "#.paid,        eu.order.paid,    true",
        "#.paid,        paid.late,        false",
        "order.#.late,  order.late,       true",
        "order.#.late,  order.a.b.late,   true",
        "order.#.late,  order.a.b,        false",
        "*.#,           order,            true",
        "order.paid,    order.paid,       true",
        "order.paid,    Order.paid,       false",
    })
    void matchesWordByWord(String pattern, String topic, boolean expected) {
        assertThat(TopicPattern.of(pattern).matches(topic)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "order.*,  *.paid,       true",
        "order.*,  invoice.#,    false",
        "order.#,  #.paid,       true",
        "a.*.c,    a.b,          false",
        "a.#,      a,            true",
        "a.*,      a.b,          true",
        "#,        *.*,          true",
    })
    void overlapsWhereSomeTopicMatchesBoth(String one, String other, boolean expected) {
        assertThat(TopicPattern.of(one).overlaps(TopicPattern.of(other))).isEqualTo(expected);
        assertThat(TopicPattern.of(other).overlaps(TopicPattern.of(one))).isEqualTo(expected);
    }

    @Test
    void starAndHashAreWildAsWholeWordsOnly() {
        assertThat(TopicPattern.isPattern("order.*")).isTrue();
        assertThat(TopicPattern.isPattern("#")).isTrue();
        assertThat(TopicPattern.isPattern("order.p*")).isFalse();
        assertThat(TopicPattern.isPattern("order.paid")).isFalse();
    }
}
