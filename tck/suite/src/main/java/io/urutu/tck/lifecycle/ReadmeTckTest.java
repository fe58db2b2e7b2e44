package io.urutu.tck.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.Assertion;
import io.urutu.tck.Deployed;
import io.urutu.tck.Environment;
import io.urutu.tck.War;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

/** The example of the README, pasted into an empty application with the one dependency. */
@Tag("readme")
public class ReadmeTckTest extends Deployed {
    @Deployment(testable = false)
    public static WebArchive application() {
        War shop = War.bare("shop").libraries(new File(Environment.required("urutu.tck.libs")));
        ReadmeExample.compile(Path.of(Environment.required("urutu.tck.readme"))).addTo(shop);
        return shop.build();
    }

    @Assertion(
            id = "README-01",
            promise = "The example of the README compiles, deploys, and its handler gets what its resource publishes.")
    void works() {
        assertThat(app().postText("api/orders", "a red bicycle").statusCode()).isEqualTo(204);

        Awaitility.await("the handler")
                .atMost(Duration.ofSeconds(20))
                .until(() -> app().get("api/orders").body().contains("a red bicycle"));
    }
}
