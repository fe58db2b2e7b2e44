package io.urutu.tck.lifecycle.app;

import io.urutu.tck.probe.Ledger;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Sees to it that the application's class loader holds its {@link Trace}. */
@WebListener
public class TraceKeeper implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        Ledger.note("trace", Trace.one().getClass().getSimpleName());
    }
}
