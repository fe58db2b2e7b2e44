package io.urutu.testkit.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProvisionTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void withoutAWayTheFailureNamesAllOfThemAndWhyEachIsClosed() {
        Provision provision = new Provision(List.of(new Closed("do this", "that"), new Closed("do more", "why not")));

        assertThatThrownBy(() -> provision.shared(Kind.RABBITMQ))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        """
                        URUTU21001 tests: there is no RabbitMQ and no way to one. Open one of these ways:
                          1. do this (now: that)
                          2. do more (now: why not)""");
    }

    @Test
    void theFirstOpenWayIsTakenOnceAndClosedWithTheProvision() {
        Provision provision = new Provision(List.of(new Closed("a", "b"), new Open("first"), new Open("second")));

        Service service = provision.shared(Kind.REDIS);

        assertThat(service.url()).isEqualTo("redis://first:1");
        assertThat(provision.shared(Kind.REDIS)).isSameAs(service);
        assertThat(provision.own(Kind.REDIS)).isNotSameAs(service);
        provision.close();
        assertThat(closed).containsExactly("first", "first");
    }

    @Test
    void anOwnServiceIsNeverAGivenOne() {
        Given given = new Given(Map.of("URUTU_TEST_REDIS_URL", "redis://127.0.0.1:1"));

        assertThat(new Provision(List.of(given, new Open("ours")))
                        .own(Kind.REDIS)
                        .host())
                .isEqualTo("ours");
    }

    private record Closed(String advice, String reason) implements Way {
        @Override
        public String advice(Kind kind) {
            return advice;
        }

        @Override
        public Service provide(Kind kind) throws Unavailable {
            throw new Unavailable(reason);
        }
    }

    private final class Open implements Way {
        private final String host;

        Open(String host) {
            this.host = host;
        }

        @Override
        public String advice(Kind kind) {
            return "nothing to do";
        }

        @Override
        public Service provide(Kind kind) {
            return new Nothing(Endpoint.redis(host, 1), closed);
        }
    }

    private static final class Nothing implements Service {
        private final Endpoint endpoint;
        private final List<String> closed;

        Nothing(Endpoint endpoint, List<String> closed) {
            this.endpoint = endpoint;
            this.closed = closed;
        }

        @Override
        public Endpoint endpoint() {
            return endpoint;
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.empty();
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public void kill() {}

        @Override
        public void close() {
            closed.add(endpoint.host());
        }
    }
}
