package io.urutu.tck.execution.app;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Inside the transaction. */
@ApplicationScoped
@Priority(1500)
public class Inner extends Around {
    public Inner() {
        super("inner");
    }
}
