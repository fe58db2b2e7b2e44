package io.urutu.tck.lifecycle.app;

import io.urutu.context.RuntimeStarted;
import io.urutu.context.RuntimeStopping;
import io.urutu.tck.probe.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** An observer of the application's start that takes five seconds, and the runtime's own events. */
@ApplicationScoped
public class SlowObserver {
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        Clockwork.takesFiveSeconds("observer");
    }

    void started(@Observes RuntimeStarted event) {
        Ledger.note(
                Clockwork.KEY,
                "started " + event.application() + " " + event.roles().size());
    }

    void stopping(@Observes RuntimeStopping event) {
        Ledger.note(Clockwork.KEY, "stopping " + event.application());
    }
}
