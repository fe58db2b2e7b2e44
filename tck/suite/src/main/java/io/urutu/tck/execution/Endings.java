package io.urutu.tck.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;

/** How a request ends decides what is kept. */
public interface Endings {
    App app();

    @Assertion(id = "EXEC-01", promise = "A method that returns keeps its work.")
    default void returns() {
        ends("returned", 200, "COMMITTED");
    }

    @Assertion(id = "EXEC-02", promise = "An exception that a mapper answers rolls back.")
    default void mappedException() {
        ends("mapped", 418, "ROLLED BACK");
    }

    @Assertion(id = "EXEC-03", promise = "A WebApplicationException rolls back.")
    default void webApplicationException() {
        ends("web", 409, "ROLLED BACK");
    }

    @Assertion(id = "EXEC-04", promise = "An unmapped exception rolls back.")
    default void unmappedException() {
        ends("unmapped", 500, "ROLLED BACK");
    }

    @Assertion(id = "EXEC-05", promise = "A checked exception rolls back.")
    default void checkedException() {
        ends("checked", 500, "ROLLED BACK");
    }

    @Assertion(id = "EXEC-06", promise = "An Error rolls back.")
    default void error() {
        ends("error", 500, "ROLLED BACK");
    }

    @Assertion(id = "EXEC-07", promise = "A returned response commits, whatever its status.")
    default void returnedConflict() {
        ends("conflict/returned", 409, "COMMITTED");
    }

    @Assertion(
            id = "EXEC-08",
            promise = "An exception named by dontRollbackOn reaches the client, and the work is kept.")
    default void dontRollbackOn() {
        ends("exception/kept", 500, "COMMITTED");
    }

    private void ends(String how, int status, String fate) {
        String key = App.key();

        assertThat(app().post("api/ends/" + key + "/" + how, "").statusCode()).isEqualTo(status);

        assertThat(app().notes(key)).containsExactly(fate);
        assertThat(app().rows(key)).isEqualTo(fate.equals("COMMITTED") ? 1 : 0);
    }
}
