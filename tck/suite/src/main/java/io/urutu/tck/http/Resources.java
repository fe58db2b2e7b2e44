package io.urutu.tck.http;

import io.urutu.tck.Environment;
import io.urutu.tck.War;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.http.app.ListedApi;
import io.urutu.tck.http.app.StatelessResource;
import jakarta.ws.rs.core.Application;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The resources of {@code http.app} as an application. */
final class Resources {
    private Resources() {}

    static WebArchive with(String name, Class<? extends Application> api, String beansXml) {
        War war = War.named(name).packageOf(Api.class);
        if (!beansXml.isEmpty()) {
            war.webInf("beans.xml", beansXml);
        }
        war.without(api == Api.class ? ListedApi.class : Api.class);
        return (Environment.hasSessionBeans() ? war : war.without(StatelessResource.class)).build();
    }
}
