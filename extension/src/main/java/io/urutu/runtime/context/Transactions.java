package io.urutu.runtime.context;

import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The server's JTA as the calling thread sees it; where there is none, nothing is ever active.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Transactions {
    /** Nothing can join a transaction in these: it is not there, or over. */
    private static final Set<Integer> OVER = Set.of(
            Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK, Status.STATUS_UNKNOWN);

    private static final Set<Integer> DOOMED = Set.of(Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK);

    private final @Nullable Jta jta;

    private Transactions(@Nullable Jta jta) {
        this.jta = jta;
    }

    private record Jta(UserTransaction user, TransactionSynchronizationRegistry registry) {}

    /** Looked up once, at start: a thread that lacks {@code java:comp} must not silently run without transactions. */
    @SuppressWarnings("BanJNDI") // fixed names of the platform
    static Transactions find() {
        try {
            return new Transactions(new Jta(
                    InitialContext.doLookup("java:comp/UserTransaction"),
                    InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry")));
        } catch (NamingException absent) {
            ContextMessages.noTransactions(String.valueOf(absent.getMessage()));
            return new Transactions(null);
        }
    }

    boolean exist() {
        return jta != null;
    }

    boolean isActive() {
        return jta != null && !OVER.contains(jta.registry.getTransactionStatus());
    }

    /** Whether the active transaction can only roll back. */
    boolean isDoomed() {
        return jta != null && DOOMED.contains(jta.registry.getTransactionStatus());
    }

    void begin(int timeoutSeconds) throws SystemException, NotSupportedException {
        if (jta != null) {
            jta.user.setTransactionTimeout(timeoutSeconds);
            jta.user.begin();
        }
    }

    void commit() throws Exception {
        if (jta != null) {
            jta.user.commit();
        }
    }

    void rollback() throws SystemException {
        if (jta != null && jta.user.getStatus() != Status.STATUS_NO_TRANSACTION) {
            jta.user.rollback();
        }
    }

    /** Gives the thread back with the server's own time limit. */
    void resetTimeout() throws SystemException {
        if (jta != null) {
            jta.user.setTransactionTimeout(0);
        }
    }

    /** Dooms the active transaction, if there is one. */
    void doom() {
        if (isActive() && !isDoomed()) {
            registry().setRollbackOnly();
        }
    }

    @Nullable
    Object resource(Object key) {
        return registry().getResource(key);
    }

    void bind(Object key, Object resource) {
        registry().putResource(key, resource);
    }

    void onCompletion(Synchronization synchronization) {
        registry().registerInterposedSynchronization(synchronization);
    }

    private TransactionSynchronizationRegistry registry() {
        if (jta == null) {
            throw new IllegalStateException("asked for a transaction where none can be active");
        }
        return jta.registry;
    }
}
