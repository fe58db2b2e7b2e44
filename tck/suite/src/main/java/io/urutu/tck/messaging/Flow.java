package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import java.net.http.HttpResponse;

/** How many at a time, of whom, and in which order. */
public interface Flow {
    App app();

    /** Publishes what the path says under a key of its own, which is given. */
    default String flow(String path) {
        String key = App.key();
        HttpResponse<String> answer = app().post("api/flow/" + key + "/" + path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return key;
    }

    @Assertion(id = "ORD-01", promise = "Nothing overtakes an ordered message that is given back.")
    default void ordered() {
        String key = flow("steps/4");

        app().awaits(key, "step 3 attempt 1");
        assertThat(app().notes(key))
                .containsExactly(
                        "step 0 attempt 1",
                        "step 0 attempt 2",
                        "step 0 attempt 3",
                        "step 1 attempt 1",
                        "step 2 attempt 1",
                        "step 3 attempt 1");
    }

    @Assertion(id = "MSG-13", promise = "A pattern of topics is matched where a handler asks for one, word by word.")
    default void pattern() {
        String key = flow("elsewhere");

        app().awaits(key + "-pattern", "tck.flow.last").awaits(key + "-pattern", "tck.flow.other");
        assertThat(app().notes(key + "-pattern")).doesNotContain("tck.flow.too.long");
        assertThat(app().notes(key)).isEmpty();
    }

    @Assertion(id = "POOL-01", promise = "A handler runs as often at a time as it allows, and no more often.")
    default void bounded() {
        String key = flow("loads/12");

        app().awaits(key, "most 2");
    }

    @Assertion(id = "POOL-02", promise = "A paused handler gets nothing, and all of it when it is resumed.")
    default void paused() {
        String key = App.key();
        assertThat(app().post("api/flow/" + key + "/pause/bounded", "").body()).isEqualTo("paused=true");
        app().post("api/flow/" + key + "/loads/3", "");

        app().awaits(flow("steps/1"), "step 0 attempt 3");
        assertThat(app().notes(key)).isEmpty();
        assertThat(app().post("api/flow/" + key + "/resume/bounded", "").body()).isEqualTo("paused=false");
        app().awaits(key, "most 2");
    }

    @Assertion(id = "POOL-03", promise = "Pausing a handler that is not there is refused.")
    default void pausedNobody() {
        assertThat(app().post("api/flow/" + App.key() + "/pause/nobody", "").statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Assertion(
            id = "BATCH-01",
            promise = "A batch is one call and one transaction; an element that is rejected takes nothing with it.")
    default void batch() {
        String key = flow("parts/a-b-c-reject");

        app().awaits(key + "a", "COMMITTED").awaits(key + "reject", "COMMITTED");
        assertThat(app().notes(key)).hasSize(4).containsOnly("batch of a b c reject");
        assertThat(app().rows(key + "a")).isOne();
        assertThat(app().rows(key + "reject")).isOne();
    }

    @Assertion(id = "BATCH-02", promise = "An exception rolls all work of a batch back.")
    default void batchFails() {
        String key = flow("parts/a-ack-fail-z");

        app().awaits(key + "a", "ROLLED BACK").awaits(key + "ack", "ROLLED BACK");
        assertThat(app().notes(key)).hasSize(4).containsOnly("batch of a ack fail z");
        assertThat(app().rows(key + "a")).isZero();
        assertThat(app().rows(key + "ack")).isZero();
    }
}
