package io.urutu.tck.messaging.app;

import io.urutu.Hooks;
import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Knows of the message only by {@code Hooks.message()}. */
@ApplicationScoped
public class Deep {
    public void retry() {
        Hooks.message().retry();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void retryInNew(String key) {
        Rows.insert(key + "-inner");
        Hooks.message().retry();
    }
}
