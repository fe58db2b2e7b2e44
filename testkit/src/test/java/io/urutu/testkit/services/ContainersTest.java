package io.urutu.testkit.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.testkit.UrutuContainers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@UrutuContainers
class ContainersTest {
    @Test
    void testsAreGivenThem(Containers containers) {
        assertThat(containers).isNotNull();
    }

    @Test
    void allTestsShareThem(Containers containers, Containers same) {
        assertThat(containers).isSameAs(same);
    }

    @Test
    void withoutAWayItFailsAndNamesThem() {
        try (Containers none = new Containers(List.of(new Given(Map.of())))) {
            assertThatThrownBy(none::rabbitmq)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("URUTU_TEST_RABBITMQ_URL");
            assertThatThrownBy(none::redis).hasMessageContaining("URUTU_TEST_REDIS_URL");
            assertThatThrownBy(none::postgresql).hasMessageContaining("URUTU_TEST_POSTGRES_URL");
        }
    }
}
