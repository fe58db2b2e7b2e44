package io.urutu.tck.execution.app;

import io.urutu.context.ExecutionScoped;
import io.urutu.tck.probe.Ledger;
import jakarta.annotation.PreDestroy;
import java.util.UUID;

/** One for each execution; notes its end. */
@ExecutionScoped
public class Basket {
    private final String id = UUID.randomUUID().toString();

    public String id() {
        return id;
    }

    @PreDestroy
    void end() {
        Ledger.note(id, "DESTROYED");
    }
}
