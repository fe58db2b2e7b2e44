package io.urutu.runtime.messaging.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "user.created", "A-Z_0-9.a.b", "-", "1.2.3"})
    void wordsWithDotsBetweenAreATopic(String topic) {
        assertThat(Topics.isValid(topic)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ".a",
                "a.",
                "a..b",
                "a b",
                "a.*",
                "#",
                "a/b",
                "caf\u00e9",
                "a\n",
                "a{b",
                "a@b",
                "a[",
                "a`"
            })
    void nothingElseIs(String topic) {
        assertThat(Topics.isValid(topic)).isFalse();
    }

    @Test
    void aRoutingKeyHas255CharactersAtMost() {
        assertThat(Topics.isValid("t".repeat(255))).isTrue();
        assertThat(Topics.isValid("t".repeat(256))).isFalse();
    }
}
