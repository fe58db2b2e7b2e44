package io.urutu.tck.http;

import io.urutu.tck.Deployed;
import io.urutu.tck.http.app.Api;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** In an application without beans.xml: only annotated classes are beans. */
public class EveryResourceTckTest extends Deployed implements EveryResource {
    @Deployment(testable = false)
    public static WebArchive application() {
        return Resources.with("resources", Api.class, "");
    }
}
