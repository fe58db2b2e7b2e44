package io.urutu.tck.execution.app;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Produces what {@code Hooks.session()} and {@code Hooks.session("second")} give. */
@Dependent
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the container writes and reads them
public class Sessions {
    @Produces
    @PersistenceContext(unitName = "tck")
    private EntityManager first;

    @Produces
    @Named("second")
    @PersistenceContext(unitName = "second")
    private EntityManager second;
}
