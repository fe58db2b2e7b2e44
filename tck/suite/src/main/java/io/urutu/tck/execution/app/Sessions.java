package io.urutu.tck.execution.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Produces what {@code Hooks.session()} and {@code Hooks.session("second")} give. */
@RequestScoped
public class Sessions {
    @PersistenceContext(unitName = "tck")
    @SuppressWarnings("NullAway.Init") // injected
    private EntityManager first;

    @PersistenceContext(unitName = "second")
    @SuppressWarnings("NullAway.Init") // injected
    private EntityManager second;

    @Produces
    EntityManager first() {
        return first;
    }

    /** A method, since a field that CDI has injected as a resource may have no name. */
    @Produces
    @Named("second")
    EntityManager second() {
        return second;
    }
}
