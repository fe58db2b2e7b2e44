package io.urutu.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** That the harness itself works on this server. */
public class ProbeTckTest extends Deployed {
    @Deployment(testable = false)
    public static WebArchive application() {
        return War.named("probe").build();
    }

    @Assertion(id = "TCK-01", promise = "The application deploys, and its default data source answers.")
    void answers() {
        assertThat(app().rows(App.key())).isZero();
    }
}
