package io.urutu.tck.http;

import io.urutu.tck.Deployed;
import io.urutu.tck.http.app.Api;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** In an application whose beans.xml makes every class a bean. */
public class AllBeansTckTest extends Deployed implements EveryResource {
    private static final String ALL_BEANS =
            """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
            """;

    @Deployment(testable = false)
    public static WebArchive application() {
        return Resources.with("resources-all", Api.class, ALL_BEANS);
    }
}
