package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.Hooks;
import io.urutu.context.Execution;
import io.urutu.context.ExecutionScoped;
import io.urutu.context.MetadataValue;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JR-002, JR-009, W1.0: one set of instances per execution, and what is injected speaks of the caller's. */
class ExecutionScopeTest {
    private final TestApplication application =
            TestApplication.with(Basket.class, PerRequest.class, Holder.class, Destroyed.class);

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void hasOneInstancePerExecutionDestroyedAtItsEnd() {
        Basket basket = application.get(Basket.class);
        Destroyed destroyed = application.get(Destroyed.class);
        List<String> ids = new ArrayList<>();

        application.run(() -> ids.add(basket.id()) && ids.add(basket.id()));
        application.run(() -> {
            ids.add(basket.id());
            throw new IllegalStateException("destroyed all the same");
        });

        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(destroyed.ids()).containsExactly(ids.get(0), ids.get(2));
    }

    @Test
    void isNotActiveOutside() {
        assertThatThrownBy(() -> application.get(Basket.class).id()).isInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void theRequestScopeIsActiveToo() {
        PerRequest perRequest = application.get(PerRequest.class);

        Completion completion = application.run(Mode.NONE, perRequest::id);

        assertThat(completion.failure()).isEmpty();
        assertThatThrownBy(perRequest::id).isInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void theInjectedExecutionSpeaksOfTheCallers() {
        Execution injected = application.get(Holder.class).execution();

        application.run(() -> {
            Execution running = application.executions.current().orElseThrow();
            assertThat(injected.id()).isEqualTo(running.id());
            assertThat(injected.kind()).isEqualTo(running.kind());
            assertThat(injected.flowId()).isEqualTo(running.flowId());
            assertThat(injected.info()).isEqualTo(running.info());
            assertThat(injected.startedAt()).isEqualTo(running.startedAt());
            return null;
        });
        assertThatThrownBy(injected::id)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("URUTU05003 no execution runs on this thread.");
    }

    @Test
    void metadataOfABlockIsMergedAndTakenAwayAgain() {
        Completion completion = application.run(() -> {
            String seen = Hooks.withMetadata(
                    "a",
                    "outer",
                    () -> Hooks.withMetadata("b", "inner", () -> {
                        assertThat(Hooks.execution().metadata()).containsEntry("b", new MetadataValue("inner", false));
                        return Hooks.metadata("a").orElseThrow()
                                + Hooks.metadata("b").orElseThrow();
                    }));
            assertThat(Hooks.execution().metadata()).isEmpty();
            return seen;
        });

        assertThat(completion.result()).isEqualTo("outerinner");
    }

    @ExecutionScoped
    static class Basket {
        private final String id = UUID.randomUUID().toString();

        @Inject
        Destroyed destroyed;

        String id() {
            return id;
        }

        @PreDestroy
        void tell() {
            destroyed.add(id);
        }
    }

    @RequestScoped
    static class PerRequest {
        String id() {
            return "request";
        }
    }

    @ApplicationScoped
    static class Destroyed {
        private final List<String> ids = new ArrayList<>();

        void add(String id) {
            ids.add(id);
        }

        List<String> ids() {
            return ids;
        }
    }

    @ApplicationScoped
    static class Holder {
        @Inject
        Execution execution;

        Execution execution() {
            return execution;
        }
    }
}
