package io.urutu.testkit.services;

import java.util.Map;
import java.util.OptionalLong;

/** A service that runs already, given by an environment variable. */
final class Given implements Way {
    private final Map<String, String> environment;

    Given(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String advice(Kind kind) {
        return "set " + kind.variable + " to a running one, as in " + kind.exampleUrl;
    }

    @Override
    public Service provide(Kind kind) throws Unavailable {
        String url = environment.getOrDefault(kind.variable, "");
        if (url.isBlank()) {
            throw new Unavailable("it is not set");
        }
        Endpoint endpoint = parse(kind, url);
        if (!kind.handshake.answers(endpoint.host(), endpoint.port())) {
            throw new Unavailable(
                    "nothing answers as " + kind.title + " at " + endpoint.host() + ":" + endpoint.port());
        }
        return new GivenService(kind, endpoint);
    }

    private static Endpoint parse(Kind kind, String url) throws Unavailable {
        try {
            return Endpoint.parse(kind, url);
        } catch (IllegalArgumentException wrong) {
            // the text may hold a password, so it is not repeated
            throw new Unavailable("its value is no URL with host and port");
        }
    }

    private record GivenService(Kind kind, Endpoint endpoint) implements Service {

        @Override
        public OptionalLong pid() {
            return OptionalLong.empty();
        }

        @Override
        public void start() {
            throw notOurs();
        }

        @Override
        public void stop() {
            throw notOurs();
        }

        @Override
        public void kill() {
            throw notOurs();
        }

        private IllegalStateException notOurs() {
            return new IllegalStateException(kind.variable + " gave this " + kind.title
                    + ", so tests neither stop nor start it. Ask for an own one.");
        }

        @Override
        public void close() {
            // runs on: others use it
        }
    }
}
