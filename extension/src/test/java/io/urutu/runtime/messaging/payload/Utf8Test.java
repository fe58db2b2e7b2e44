package io.urutu.runtime.messaging.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain?", "cora\u00e7\u00e3o", "\u20ac", "snake \ud83d\udc0d, snake"})
    void writesAllThatIsText(String text) throws CharacterCodingException {
        assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void refusesHalfACharacter(String place) {
        String half = "0".equals(place) ? "\ud83d and no more" : "no more and \udc0d";

        assertThatThrownBy(() -> Utf8.encode(half)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void passesOverAByteOrderMark() throws CharacterCodingException {
        assertThat(Utf8.decode(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '}'}))
                .isEqualTo("{}");
    }
}
