package io.urutu.tck.execution.app;

import io.urutu.context.NewTransaction;
import io.urutu.context.NoTransaction;
import io.urutu.context.ReadOnly;
import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What resources and handlers call: each method with its own word on transactions. */
@ApplicationScoped
public class Beans {
    @Transactional
    public void joins(String key) {
        Rows.insert(key);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void renews(String key) {
        Rows.insert(key);
    }

    @NewTransaction
    public void begins(String key) {
        Rows.insert(key);
    }

    @NewTransaction
    public void beginsAndFails(String key) {
        Rows.insert(key);
        throw new AssertionError("as the test wants");
    }

    @NoTransaction
    public void suspends(String key) {
        Rows.insert(key);
    }

    @ReadOnly
    public void keepsNothing(String key) {
        Rows.insert(key);
    }
}
