package io.urutu.tck.payara;

import java.io.File;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** Where the server is and listens; the build tells it by system properties. */
public final class MicroConfiguration implements ContainerConfiguration {
    @Override
    public void validate() {
        port();
    }

    int port() {
        return Integer.getInteger("tck.http.port");
    }

    File home() {
        return new File(System.getProperty("tck.home"));
    }

    File log() {
        return new File(System.getProperty("urutu.tck.log"));
    }
}
