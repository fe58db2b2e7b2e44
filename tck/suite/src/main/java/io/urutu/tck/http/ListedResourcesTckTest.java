package io.urutu.tck.http;

import io.urutu.tck.Deployed;
import io.urutu.tck.http.app.ListedApi;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** In an application that lists its classes. */
public class ListedResourcesTckTest extends Deployed implements EveryResource {
    @Deployment(testable = false)
    public static WebArchive application() {
        return Resources.with("resources-listed", ListedApi.class, "");
    }
}
