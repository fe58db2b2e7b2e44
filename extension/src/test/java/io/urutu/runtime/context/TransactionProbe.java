package io.urutu.runtime.context;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.UserTransaction;

/** Looks at the calling thread's transaction from outside of the room. */
final class TransactionProbe {
    private final UserTransaction user = com.arjuna.ats.jta.UserTransaction.userTransaction();
    private final TransactionSynchronizationRegistryImple registry = new TransactionSynchronizationRegistryImple();
    private volatile int outcome = Status.STATUS_UNKNOWN;

    int status() {
        return registry.getTransactionStatus();
    }

    Object key() {
        return registry.getTransactionKey();
    }

    /** Remembers how the transaction active now ends. */
    void watch() {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                outcome = status;
            }
        });
    }

    int outcome() {
        return outcome;
    }

    void doom() {
        registry.setRollbackOnly();
    }

    void begin() throws Exception {
        user.begin();
    }

    void commit() throws Exception {
        user.commit();
    }

    void rollback() throws Exception {
        user.rollback();
    }
}
