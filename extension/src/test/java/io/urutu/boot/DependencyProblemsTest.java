package io.urutu.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dependency injection is the container's; what Jararaca gets wrong in its own (W2.1–W2.5) is shown to hold with us. */
class DependencyProblemsTest {
    @Dependent
    static class Values {
        @Produces
        @Named("text")
        String text = "";

        @Produces
        @Named("number")
        int number = 0;

        @Produces
        @Named("flag")
        boolean flag = false;

        @Produces
        @Named("sum")
        String sum(@Named("number") int number, Plain plain) {
            return number + plain.word();
        }
    }

    @Dependent
    static class Plain {
        String word() {
            return "plain";
        }
    }

    @ApplicationScoped
    static class Wants {
        @Inject
        @Named("text")
        String text;

        @Inject
        @Named("number")
        int number;

        @Inject
        @Named("flag")
        boolean flag;

        @Inject
        @Named("sum")
        String sum;

        @Inject
        Instance<Runnable> optional;

        String told() {
            return "[" + text + "] " + number + " " + flag + " " + sum + " " + optional.isUnsatisfied();
        }
    }

    @Test
    void plainClassesEmptyValuesFactoriesAndOptionalOnesAreInjected() { // W2.1, W2.2, W2.3
        try (Deployed deployed = Deployed.with(Map.of(), Values.class, Plain.class, Wants.class)) {
            assertThat(deployed.get(Wants.class).told()).isEqualTo("[] 0 false 0plain true");
        }
    }

    @Dependent
    static class Hen {
        @Inject
        Egg egg;
    }

    @Dependent
    static class Egg {
        @Inject
        Hen hen;
    }

    @Test
    void aCycleFailsAtDeploymentWithItsPath() { // W2.4
        assertThatThrownBy(() -> Deployed.with(Map.of(), Hen.class, Egg.class).close())
                .hasMessageContaining("circular dependencies")
                .hasMessageContaining("Hen")
                .hasMessageContaining("Egg");
    }

    interface Clockwork {}

    @Dependent
    static class First implements Clockwork {}

    @Dependent
    static class Second implements Clockwork {}

    @Dependent
    static class NeedsOne {
        @Inject
        Clockwork clockwork;
    }

    @Test
    void aMissingOneFailsAtDeploymentNamingTheInjectionPoint() { // W2.5
        assertThatThrownBy(() -> Deployed.with(Map.of(), NeedsOne.class).close())
                .hasMessageContaining("Unsatisfied dependencies for type Clockwork")
                .hasMessageContaining("NeedsOne.clockwork");
    }

    @Test
    void anAmbiguousOneFailsAtDeploymentNamingTheCandidates() { // W2.5
        assertThatThrownBy(() -> Deployed.with(Map.of(), NeedsOne.class, First.class, Second.class)
                        .close())
                .hasMessageContaining("Ambiguous dependencies for type Clockwork")
                .hasMessageContaining("First")
                .hasMessageContaining("Second");
    }
}
