package io.urutu.runtime.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.Callable;

/**
 * Inner transactions, by the only portable way to suspend the outer one: {@code @Transactional} methods of a bean.
 * Public because containers subclass it; not for applications.
 */
@ApplicationScoped
public class TransactionBoundary {
    @Inject
    Executions executions;

    /** In a transaction of its own; anything thrown rolls it back, an {@code Error} too, which Payara would commit. */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public <T> T requiresNew(Callable<T> body) throws Exception {
        try {
            return body.call();
        } catch (Throwable failure) {
            doom();
            throw failure;
        }
    }

    /** In a transaction of its own that never commits. */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public <T> T readOnly(Callable<T> body) throws Exception {
        executions.engine().staging().forbid();
        try {
            return body.call();
        } finally {
            doom();
        }
    }

    /** Without a transaction. */
    @Transactional(TxType.NOT_SUPPORTED)
    public <T> T notSupported(Callable<T> body) throws Exception {
        return body.call();
    }

    private void doom() {
        executions.engine().transactions().doom();
    }
}
