package io.urutu.tck;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.extension.ExtendWith;

/** The base of every class with one deployment; its assertions come from the interfaces it implements. */
@ExtendWith(ArquillianExtension.class)
public abstract class Deployed {
    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // set by Arquillian
    private URL url;

    /** The application under test. */
    public App app() {
        return new App(URI.create(url.toString()));
    }
}
