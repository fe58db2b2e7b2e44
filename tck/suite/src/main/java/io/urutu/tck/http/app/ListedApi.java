package io.urutu.tck.http.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Names its resources, so that the server looks for no others. */
@ApplicationPath("api")
public class ListedApi extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(Set.of(
                RequestScopedResource.class,
                ApplicationScopedResource.class,
                PlainResource.class,
                InheritedResource.class,
                GenericResource.class,
                InterfaceResource.class,
                ParentResource.class,
                MixedResource.class,
                AsyncResource.class));
        sessionBean().ifPresent(classes::add);
        return classes;
    }

    /** It is left out of the archive where the server has no session beans. */
    private static Optional<Class<?>> sessionBean() {
        try {
            return Optional.of(Class.forName(ListedApi.class.getPackageName() + ".StatelessResource"));
        } catch (ClassNotFoundException leftOut) {
            return Optional.empty();
        }
    }
}
