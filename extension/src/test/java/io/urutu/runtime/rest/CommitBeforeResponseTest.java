package io.urutu.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.runtime.context.TransactionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * JR-020, W3.1: in Jararaca, the commit happened after the response had been sent. Here the resource method's return is
 * the commit, so whatever is answered is answered after it.
 */
class CommitBeforeResponseTest {
    private final TestWebApplication application = TestWebApplication.with(Tasks.class, Other.class);
    private final Tasks tasks = application.get(Tasks.class);
    private final TransactionProbe transaction = new TransactionProbe();

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(application.http.call()).isEmpty();
        assertThat(application.http.isInside()).isFalse();
        assertThat(transaction.status()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        application.close();
    }

    @Test
    void theTransactionHasCommittedWhenTheMethodReturns() throws Exception {
        HttpCall call = application.request(Tasks.class, "run");

        Object result = tasks.run(() -> {
            transaction.watch();
            return "created";
        });

        assertThat(result).isEqualTo("created");
        assertThat(call.isOpen()).isFalse();
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void anExceptionHasRolledBackAndIsPassedOnAsItIs() {
        application.request(Tasks.class, "run");
        IOException thrown = new IOException("disk full");

        assertThatThrownBy(() -> tasks.run(() -> {
                    transaction.watch();
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void aRefusedCommitIsAnExceptionBeforeAnythingIsAnswered() {
        application.request(Tasks.class, "run");

        assertThatThrownBy(() -> tasks.run(() -> {
                    transaction.doom();
                    return "created";
                }))
                .hasMessageStartingWith("URUTU05010 Tasks#run: its transaction could not be committed");
    }

    @Test
    void anAsynchronousMethodHasCommittedWhenItReturnsItsStage() {
        HttpCall call = application.request(Tasks.class, "later");

        CompletionStage<String> stage = tasks.later(transaction);

        assertThat(stage.toCompletableFuture()).isNotDone();
        assertThat(call.isOpen()).isFalse();
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void aResourceCalledInsideJoins() throws Exception {
        HttpCall call = application.request(Tasks.class, "run");

        tasks.run(() -> {
            transaction.watch();
            Object key = transaction.key();
            assertThat(tasks.nested(transaction)).isEqualTo(key);
            assertThat(call.isOpen()).isTrue();
            assertThat(transaction.outcome()).isEqualTo(Status.STATUS_UNKNOWN);
            return null;
        });

        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void whatTheMethodNeverReachedIsEndedByWhoeverOpenedIt() {
        HttpCall call = application.request(Tasks.class, "run");
        transaction.watch();

        call.end(new IllegalStateException("answered 400 before the method"));

        assertThat(call.isReached()).isFalse();
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void theLastNetRollsBackWhatTheRequestLeftOpen() {
        HttpCall call = application.request(Tasks.class, "run");
        transaction.watch();

        new RequestEndListener().requestDestroyed(null);

        assertThat(call.isOpen()).isFalse();
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Path("tasks")
    @RequestScoped
    static class Tasks {
        @Inject
        Other other;

        @GET
        public Object run(Callable<?> body) throws Exception {
            return body.call();
        }

        @GET
        public CompletionStage<String> later(TransactionProbe transaction) {
            transaction.watch();
            return new CompletableFuture<>();
        }

        public Object nested(TransactionProbe transaction) {
            return other.key(transaction);
        }
    }

    @Path("other")
    @ApplicationScoped
    static class Other {
        @GET
        public Object key(TransactionProbe transaction) {
            return transaction.key();
        }
    }
}
