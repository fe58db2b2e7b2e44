package io.urutu.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/** What beans inject and {@code Hooks.session()} hands out: the entity manager of the running transaction, and the clock. */
@ApplicationScoped
public class Database {
    @Produces
    @PersistenceContext
    EntityManager session;

    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)); // what every database keeps
    }
}
