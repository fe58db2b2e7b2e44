package io.urutu.runtime.context;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.UserTransaction;

/** Looks at the calling thread's transaction from outside of the room. */
public final class TransactionProbe {
    private final UserTransaction user = com.arjuna.ats.jta.UserTransaction.userTransaction();
    private final TransactionSynchronizationRegistryImple registry = new TransactionSynchronizationRegistryImple();
    private volatile int outcome = Status.STATUS_UNKNOWN;

    public int status() {
        return registry.getTransactionStatus();
    }

    public Object key() {
        return registry.getTransactionKey();
    }

    /** Remembers how the transaction active now ends. */
    public void watch() {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                outcome = status;
            }
        });
    }

    public int outcome() {
        return outcome;
    }

    public void doom() {
        registry.setRollbackOnly();
    }

    public void begin() throws Exception {
        user.begin();
    }

    public void commit() throws Exception {
        user.commit();
    }

    public void rollback() throws Exception {
        user.rollback();
    }
}
