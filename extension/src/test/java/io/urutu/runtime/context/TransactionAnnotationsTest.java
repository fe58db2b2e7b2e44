package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.context.CommitStage;
import io.urutu.context.NewTransaction;
import io.urutu.context.NoTransaction;
import io.urutu.context.ReadOnly;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code @NewTransaction}, {@code @NoTransaction} and {@code @ReadOnly} on methods of ordinary beans. */
class TransactionAnnotationsTest {
    private final TestApplication application = TestApplication.with(Service.class);
    private final Service service = application.get(Service.class);
    private final TransactionProbe inner = new TransactionProbe();
    private final TransactionProbe outer = new TransactionProbe();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aNewTransactionCommitsWhateverBecomesOfTheOuter() {
        application.run(() -> {
            outer.watch();
            service.fresh(watched());
            assertThat(inner.outcome()).isEqualTo(Status.STATUS_COMMITTED);
            throw new IllegalStateException("the outer fails");
        });

        assertThat(outer.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void anErrorRollsANewTransactionBackAndTheOuterGoesOn() {
        Completion completion = application.run(() -> {
            outer.watch();
            try {
                service.fresh(() -> {
                    inner.watch();
                    throw new AssertionError("no");
                });
            } catch (AssertionError expected) {
                return expected.getMessage();
            }
            return "never";
        });

        assertThat(completion.result()).isEqualTo("no");
        assertThat(inner.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
        assertThat(outer.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void aCheckedExceptionRollsANewTransactionBackToo() {
        Completion completion = application.run(() -> service.fresh(() -> {
            inner.watch();
            throw new Exception("no");
        }));

        assertThat(completion.failure().orElseThrow()).hasMessage("no");

        assertThat(inner.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void aReadOnlyMethodKeepsNothingAndTheOuterGoesOn() {
        Completion completion = application.run(() -> {
            outer.watch();
            return service.reads(watched());
        });

        assertThat(completion.failure()).isEmpty();
        assertThat(inner.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
        assertThat(outer.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void aReadOnlyMethodCannotStage() {
        Completion completion = application.run(() -> service.reads(() -> {
            application.executions.stage(CommitStage.MESSAGES, () -> CompletableFuture.completedStage(null));
            return null;
        }));

        assertThat(completion.failure().orElseThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("URUTU05008 nothing can be staged in a @ReadOnly transaction");
    }

    @Test
    void withoutTransactionTheOuterIsSuspendedAndGoesOn() {
        Completion completion = application.run(() -> {
            outer.watch();
            return service.without(inner::status);
        });

        assertThat(completion.result()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        assertThat(outer.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void onTheExecutionsOwnMethodNothingIsBegunASecondTime() {
        Completion completion = application.executions.run(
                TestApplication.message("Service#fresh"),
                new ExecutionPlan(Mode.OWN, List.of(), List.of(), Map.of()),
                Origin.none(),
                Duration.ZERO,
                () -> {
                    Object key = outer.key();
                    Object entry = service.fresh(inner::key);
                    Object again = service.fresh(inner::key);
                    return key.equals(entry) && !key.equals(again);
                });

        assertThat(completion.result()).isEqualTo(true);
    }

    private Callable<Object> watched() {
        return () -> {
            inner.watch();
            return null;
        };
    }

    @ApplicationScoped
    static class Service {
        @NewTransaction
        Object fresh(Callable<?> body) throws Exception {
            return body.call();
        }

        @ReadOnly
        Object reads(Callable<?> body) throws Exception {
            return body.call();
        }

        @NoTransaction
        Object without(Callable<?> body) throws Exception {
            return body.call();
        }
    }
}
