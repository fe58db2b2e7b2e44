package io.urutu.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.context.Role;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** JR-001: a process without the role http answers no resource, and says why. */
class RolesTest {
    @Test
    void withTheRoleItAnswers() {
        try (TestWebApplication application = TestWebApplication.with(Some.class)) {
            assertThat(application.http.closed()).isEmpty();
        }
    }

    @Test
    void withoutTheRoleItSaysSo() {
        try (TestWebApplication application = TestWebApplication.notStarted(Some.class)) {
            application.start(Set.of(Role.WORKER));

            assertThat(application.http.closed())
                    .contains("URUTU06001 this process does not answer requests: urutu.roles does not contain http. "
                            + "Ask a process that has this role, or add it.");
        }
    }

    @Test
    void beforeItHasStartedItSaysSo() {
        try (TestWebApplication application = TestWebApplication.notStarted(Some.class)) {
            assertThat(application.http.closed())
                    .contains("URUTU06002 the application is starting or stopping. Ask again.");
        }
    }

    @RequestScoped
    static class Some {}
}
