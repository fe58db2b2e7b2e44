package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInterceptor;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JR-004, W1.4: the place of an interceptor is its priority, wherever and in whichever order it was declared. */
class ExecutionInterceptorTest {
    private final TestApplication application =
            TestApplication.with(Journal.class, Inner.class, Unplaced.class, Outer.class, Outermost.class);
    private final Journal journal = application.get(Journal.class);

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void areEnteredByPriorityAndLeftInReverseTheOuterOutsideOfTheTransaction() {
        Completion completion = application.run(() -> journal.note("body"));

        assertThat(completion.committed()).isTrue();
        assertThat(journal.read())
                .containsExactly(
                        "> outermost without",
                        "> outer without",
                        "> inner within",
                        "> unplaced within",
                        "body within",
                        "< unplaced within",
                        "< inner within",
                        "< outer without",
                        "< outermost without");
    }

    // W1.2: in Jararaca, interceptors entered before one that failed on entry were never left
    @Test
    void whatWasEnteredIsLeftWhenALaterOneFailsOnEntry() {
        IllegalStateException refused = new IllegalStateException("no entry");
        journal.failOn("> inner", refused);

        Completion completion = application.run(() -> journal.note("body"));

        assertThat(completion.committed()).isFalse();
        assertThat(completion.failure()).containsSame(refused);
        assertThat(journal.read())
                .containsExactly(
                        "> outermost without",
                        "> outer without",
                        "> inner within",
                        "< outer without",
                        "< outermost without");
    }

    // W1.3: in Jararaca, an exception an interceptor had answered was raised all the same
    @Test
    void anAnswerToAnExceptionHolds() {
        journal.answerAt("outermost", "answered");

        Completion completion = application.run(() -> {
            throw new IllegalStateException("no");
        });

        assertThat(completion.failure()).isEmpty();
        assertThat(completion.result()).isEqualTo("answered");
    }

    @Test
    void anAnswerInsideTheTransactionCommitsIt() {
        TransactionProbe transaction = new TransactionProbe();
        journal.answerAt("inner", "answered");

        Completion completion = application.run(() -> {
            transaction.watch();
            throw new IllegalStateException("no");
        });

        assertThat(completion.committed()).isTrue();
        assertThat(completion.result()).isEqualTo("answered");
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void anAnswerOutsideLeavesTheTransactionRolledBack() {
        TransactionProbe transaction = new TransactionProbe();
        journal.answerAt("outer", "answered");

        Completion completion = application.run(() -> {
            transaction.watch();
            throw new IllegalStateException("no");
        });

        assertThat(completion.result()).isEqualTo("answered");
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void seeAFailureLatchedInsideEvenIfTheyAnswerIt() {
        journal.answerAt("outermost", "answered");

        Completion completion = application.run(() -> {
            application.executions.failOnly();
            return null;
        });

        assertThat(completion.committed()).isFalse();
        assertThat(completion.failure().orElseThrow()).hasMessageStartingWith("URUTU05011 Mail#send");
    }

    @ApplicationScoped
    static class Journal {
        private final List<String> lines = new ArrayList<>();
        private String failing = "";
        private RuntimeException failure = new IllegalStateException();
        private String answering = "";
        private String answer = "";

        String note(String what) {
            boolean within = new TransactionProbe().status() == Status.STATUS_ACTIVE;
            lines.add(what + (within ? " within" : " without"));
            if (what.equals(failing)) {
                throw failure;
            }
            return what;
        }

        void failOn(String what, RuntimeException with) {
            failing = what;
            failure = with;
        }

        void answerAt(String where, String with) {
            answering = where;
            answer = with;
        }

        List<String> read() {
            return lines;
        }

        Object around(String name, ExecutionInterceptor.Chain chain) throws Exception {
            note("> " + name);
            try {
                return chain.proceed();
            } catch (Exception thrown) {
                if (name.equals(answering)) {
                    return answer;
                }
                throw thrown;
            } finally {
                note("< " + name);
            }
        }
    }

    abstract static class Noting implements ExecutionInterceptor {
        @Inject
        Journal journal;

        abstract String name();

        @Override
        public Object around(Execution execution, Chain chain) throws Exception {
            return journal.around(name(), chain);
        }
    }

    @ApplicationScoped
    @Priority(1000)
    static class Inner extends Noting {
        @Override
        String name() {
            return "inner";
        }
    }

    @ApplicationScoped
    static class Unplaced extends Noting {
        @Override
        String name() {
            return "unplaced";
        }
    }

    @ApplicationScoped
    @Priority(999)
    static class Outer extends Noting {
        @Override
        String name() {
            return "outer";
        }
    }

    @Priority(1)
    static class Outermost extends Noting {
        @Override
        String name() {
            return "outermost";
        }
    }
}
