package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.War;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.messaging.asking.AskResource;

/** Requests and replies, context headers, named brokers, limits of publishing. */
public interface Asking {
    App app();

    /** The caller adds its two brokers. */
    static War application(String name) {
        return War.named(name)
                .packageOf(AskResource.class)
                .classes(Api.class)
                .with("urutu.messaging.propagate-headers", "tenant,region")
                .with("urutu.messaging.publish-max-bytes", "10000");
    }

    private String ask(String key, String how) {
        return app().post("api/ask/" + key + "/" + how, "").body();
    }

    @Assertion(id = "RPC-01", promise = "A request completes with its handler's value, after the handler's commit.")
    default void replies() {
        assertThat(ask(App.key(), "doubling")).isEqualTo("replied 42 row there");
    }

    @Assertion(id = "RPC-02", promise = "A request in a transaction is refused.")
    default void refusedInATransaction() {
        String key = App.key();

        assertThat(ask(key, "in-a-transaction")).startsWith("refused: URUTU01165");

        ask(App.key(), "doubling");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(id = "RPC-03", promise = "A handler's failure reaches its requester, its work undone.")
    default void fails() {
        String key = App.key();

        assertThat(ask(key, "refusing")).isEqualTo("HANDLER_FAILED java.lang.IllegalArgumentException");

        assertThat(app().rows(key)).isZero();
    }

    @Assertion(id = "RPC-04", promise = "A request that nobody handles fails at once.")
    default void nobody() {
        assertThat(ask(App.key(), "nobody")).isEqualTo("UNROUTABLE -");
    }

    @Assertion(
            id = "HDR-01",
            promise =
                    "Named headers of a request travel to the messages it publishes and on from there; what code sets too.")
    default void headersTravel() {
        String key = App.key();

        app().postWith("api/ask/" + key + "/told", "Tenant", "north");

        app().awaits(key, "told version 2 tenant north").awaits(key, "told on {region=eu, tenant=north}");
    }

    @Assertion(id = "HDR-02", promise = "Headers that nobody named stay where they are.")
    default void otherHeadersStay() {
        String key = App.key();

        app().postWith("api/ask/" + key + "/told", "Authorization", "Bearer secret");

        app().awaits(key, "told version 2 tenant none").awaits(key, "told on {region=eu}");
    }

    @Assertion(id = "CONN-01", promise = "A type that names a connection is published to and consumed from its broker.")
    default void namedBroker() {
        String key = App.key();

        ask(key, "audited");

        app().awaits(key, "audited here till-4");
    }

    @Assertion(id = "PUB-01", promise = "A payload larger than may be published is refused at the call.")
    default void oversized() {
        assertThat(ask(App.key(), "oversized")).startsWith("refused: URUTU01174");
    }
}
