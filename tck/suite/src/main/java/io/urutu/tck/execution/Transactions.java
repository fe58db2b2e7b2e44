package io.urutu.tck.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import java.net.http.HttpResponse;

/** What methods say of transactions holds inside an execution as the platform says. */
public interface Transactions {
    App app();

    @Assertion(id = "EXEC-10", promise = "A @Transactional bean joins the execution's transaction.")
    default void joins() {
        calls("joined-then-fails", 500, 0, 0);
    }

    @Assertion(id = "EXEC-11", promise = "A resource that calls another resource shares its transaction with it.")
    default void nestedResource() {
        calls("nested-then-fails", 500, 0, 0);
    }

    @Assertion(id = "EXEC-12", promise = "A REQUIRES_NEW bean keeps its work though the execution fails.")
    default void requiresNew() {
        calls("renewed-then-fails", 500, 0, 1);
    }

    @Assertion(id = "EXEC-13", promise = "A @NewTransaction bean keeps its work though the execution fails.")
    default void newTransaction() {
        calls("begun-then-fails", 500, 0, 1);
    }

    @Assertion(id = "EXEC-14", promise = "An Error out of a @NewTransaction bean rolls back its work alone.")
    default void newTransactionFails() {
        calls("begun-fails", 200, 1, 0);
    }

    @Assertion(id = "EXEC-15", promise = "A @NoTransaction bean works outside the execution's transaction.")
    default void noTransaction() {
        calls("suspended-then-fails", 500, 0, 1);
    }

    @Assertion(id = "EXEC-16", promise = "A @ReadOnly bean keeps nothing, its caller keeps its own.")
    default void readOnly() {
        calls("read-only-called", 200, 1, 0);
    }

    @Assertion(id = "EXEC-17", promise = "Hooks.inNewTransaction keeps its work though the execution fails.")
    default void hook() {
        calls("hook-then-fails", 500, 0, 1);
    }

    @Assertion(
            id = "EXEC-18",
            promise = "@Transactional on a resource method joins: commits and rolls back with the execution.")
    default void transactionalMethod() {
        String kept = App.key();
        String dropped = App.key();

        assertThat(app().post("api/transactional/" + kept + "/returns", "").statusCode())
                .isEqualTo(200);
        assertThat(app().post("api/transactional/" + dropped + "/fails", "").statusCode())
                .isEqualTo(500);

        assertThat(app().notes(kept)).containsExactly("COMMITTED");
        assertThat(app().notes(dropped)).containsExactly("ROLLED BACK");
    }

    @Assertion(id = "EXEC-19", promise = "A @NewTransaction resource method runs in a transaction and commits.")
    default void newTransactionMethod() {
        assertThat(calls("new", 200, 1, 0)).isEqualTo("COMMITTED");
    }

    @Assertion(id = "EXEC-20", promise = "A @NoTransaction resource method runs in none.")
    default void noTransactionMethod() {
        assertThat(calls("none", 200, 1, 0)).isEqualTo("NO TRANSACTION");
    }

    @Assertion(id = "EXEC-21", promise = "A @ReadOnly resource method runs in a transaction that is rolled back.")
    default void readOnlyMethod() {
        assertThat(calls("read-only", 200, 0, 0)).isEqualTo("ROLLED BACK");
    }

    private String calls(String method, int status, int rows, int innerRows) {
        String key = App.key();

        HttpResponse<String> answer = app().post("api/transaction/" + key + "/" + method, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(app().rows(key)).as("rows").isEqualTo(rows);
        assertThat(app().rows(key + "-inner")).as("rows of what it calls").isEqualTo(innerRows);
        return String.join(", ", app().notes(key));
    }
}
