package io.urutu.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInterceptor;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * JR-018, W3.2: in Jararaca, the first controller was left without the global middlewares. Here each has them, whatever
 * its scope, order, or the place of its annotations; a class that cannot have them is known, and refused.
 */
class EveryResourceIsInterceptedTest {
    private final TestWebApplication application = TestWebApplication.with(
            First.class, Second.class, Inheriting.class, Generic.class, FromInterface.class, Sealed.class, Guard.class);
    private final Guard guard = application.get(Guard.class);

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void theFirstAndEveryOther() {
        application.request(First.class, "get");
        application.get(First.class).get();
        application.request(Second.class, "get");
        application.get(Second.class).get();

        assertThat(guard.seen()).containsExactly("First#get", "Second#get");
    }

    @Test
    void whereverTheAnnotationsStand() {
        application.request(Inheriting.class, "get");
        application.get(Inheriting.class).get();
        application.request(Generic.class, "post");
        application.get(Generic.class).post("body");
        application.request(FromInterface.class, "call");
        application.get(FromInterface.class).call();

        assertThat(guard.seen()).containsExactly("Inheriting#get", "Generic#post", "FromInterface#call");
    }

    @Test
    void whatTheContainerCannotInterceptIsKnown() {
        assertThat(application.http.isIntercepted()).isTrue();
        assertThat(application.http.knows(TestWebApplication.target(First.class, "get")))
                .isTrue();
        assertThat(application.http.knows(TestWebApplication.target(Sealed.class, "get")))
                .isFalse();
        assertThat(application.http.knows(TestWebApplication.target(NoBean.class, "get")))
                .isFalse();
    }

    @Test
    void anObjectThatIsNoProxyIsKnownToo() {
        ResourceTarget target = TestWebApplication.target(Second.class, "get");

        assertThat(target.isPlain(new Second())).isTrue();
        assertThat(target.isPlain(application.get(Second.class))).isFalse();
    }

    @Path("first")
    @RequestScoped
    static class First {
        @GET
        public String get() {
            return "first";
        }
    }

    @Path("second")
    @Dependent
    static class Second {
        @GET
        public String get() {
            return "second";
        }
    }

    abstract static class Above {
        @GET
        public abstract String get();
    }

    @Path("inheriting")
    @ApplicationScoped
    static class Inheriting extends Above {
        @Override
        public String get() {
            return "inheriting";
        }
    }

    abstract static class Base<T> {
        @POST
        public abstract T post(T body);
    }

    @Path("generic")
    @RequestScoped
    static class Generic extends Base<String> {
        @Override
        public String post(String body) {
            return body;
        }
    }

    interface Contract {
        @GET
        String call();
    }

    @Path("interface")
    @RequestScoped
    static class FromInterface implements Contract {
        @Override
        public String call() {
            return "interface";
        }
    }

    @Path("sealed")
    @Dependent
    static final class Sealed {
        @GET
        public String get() {
            return "sealed";
        }
    }

    @Path("none")
    static class NoBean {
        @GET
        public String get() {
            return "none";
        }
    }

    @ApplicationScoped
    @Priority(10)
    static class Guard implements ExecutionInterceptor {
        private final List<String> seen = new ArrayList<>();

        @Override
        public Object around(Execution execution, Chain chain) throws Exception {
            seen.add(execution.info().target());
            return chain.proceed();
        }

        List<String> seen() {
            return seen;
        }
    }
}
