package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.context.Metadata;
import io.urutu.context.MetadataValue;
import io.urutu.context.NewTransaction;
import io.urutu.context.NoTransaction;
import io.urutu.context.ReadOnly;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import jakarta.ejb.Stateless;
import jakarta.transaction.Transactional;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JR-009, JR-010, W1.6: what a method is annotated with, once, wherever it stands. */
class ExecutionPlanTest {
    @Test
    void aMethodHasATransactionUnlessItSaysOtherwise() {
        assertThat(plan(Plain.class, "plain").transaction()).isEqualTo(Mode.OWN);
        assertThat(plan(Plain.class, "fresh").transaction()).isEqualTo(Mode.OWN);
        assertThat(plan(Plain.class, "reads").transaction()).isEqualTo(Mode.READ_ONLY);
        assertThat(plan(Plain.class, "without").transaction()).isEqualTo(Mode.NONE);
        assertThat(plan(Plain.class, "never").transaction()).isEqualTo(Mode.NONE);
    }

    @Test
    void aSessionBeanHasTheContainers() {
        assertThat(plan(Session.class, "call").transaction()).isEqualTo(Mode.CONTAINER);
    }

    @Test
    void aMethodHidesItsClass() {
        assertThat(plan(ReadOnlyClass.class, "inherits").transaction()).isEqualTo(Mode.READ_ONLY);
        assertThat(plan(ReadOnlyClass.class, "writes").transaction()).isEqualTo(Mode.OWN);
    }

    @Test
    void anOverridingMethodWithoutAnnotationsKeepsThoseItOverrides() {
        assertThat(plan(Overriding.class, "reads").transaction()).isEqualTo(Mode.READ_ONLY);
        assertThat(plan(Overriding.class, "without").transaction()).isEqualTo(Mode.OWN);
        assertThat(plan(Implementing.class, "call").transaction()).isEqualTo(Mode.NONE);
    }

    @Test
    void theNearestNamedExceptionDecides() {
        ExecutionPlan plan = plan(Plain.class, "keeps");

        assertThat(plan.keeps(new IOException())).isTrue();
        assertThat(plan.keeps(new FileNotFoundException())).isFalse();
        assertThat(plan.keeps(new IllegalStateException())).isFalse();
        assertThat(plan(Plain.class, "plain").keeps(new IOException())).isFalse();
    }

    @Test
    void metadataOfTheMethodHidesThatOfTheClass() {
        assertThat(plan(Tagged.class, "strict").metadata())
                .isEqualTo(Map.of(
                        "audit", new MetadataValue("strict", false),
                        "team", new MetadataValue("billing", true)));
        assertThat(plan(Tagged.class, "plain").metadata())
                .isEqualTo(Map.of(
                        "audit", new MetadataValue("lax", true),
                        "team", new MetadataValue("billing", true)));
    }

    // W1.6: in Jararaca, a subclass without a declaration of its own counted its parent's twice
    @Test
    void aSubclassWithoutAnnotationsHasItsParentsOnce() {
        assertThat(plan(Untagged.class, "strict").metadata())
                .isEqualTo(plan(Tagged.class, "strict").metadata());
    }

    private static ExecutionPlan plan(Class<?> type, String method) {
        try {
            return ExecutionPlan.of(type, type.getMethod(method));
        } catch (NoSuchMethodException missing) {
            throw new IllegalArgumentException(missing);
        }
    }

    public static class Plain {
        public void plain() {}

        @NewTransaction
        public void fresh() {}

        @ReadOnly
        public void reads() {}

        @NoTransaction
        public void without() {}

        @Transactional(Transactional.TxType.NEVER)
        public void never() {}

        @Transactional(dontRollbackOn = IOException.class, rollbackOn = FileNotFoundException.class)
        public void keeps() {}
    }

    public static class Overriding extends Plain {
        @Override
        public void reads() {}

        @Override
        @NewTransaction
        public void without() {}
    }

    public interface Contract {
        @NoTransaction
        void call();
    }

    public static class Implementing implements Contract {
        @Override
        public void call() {}
    }

    @ReadOnly
    public static class ReadOnlyClass {
        public void inherits() {}

        @NewTransaction
        public void writes() {}
    }

    @Stateless
    @NoTransaction
    public static class Session {
        public void call() {}
    }

    @Metadata(key = "audit", value = "lax")
    @Metadata(key = "team", value = "billing")
    public static class Tagged {
        public void plain() {}

        @Metadata(key = "audit", value = "strict")
        public void strict() {}
    }

    public static class Untagged extends Tagged {
        @Override
        public void strict() {}
    }
}
