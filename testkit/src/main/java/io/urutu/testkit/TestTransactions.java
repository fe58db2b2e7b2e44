package io.urutu.testkit;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import jakarta.transaction.UserTransaction;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** Narayana under the names of the platform. Public because JNDI makes it; not for tests. */
public final class TestTransactions implements InitialContextFactory {
    private static final Map<String, Object> BOUND = Map.of(
            "java:comp/UserTransaction",
            com.arjuna.ats.jta.UserTransaction.userTransaction(),
            "java:comp/TransactionSynchronizationRegistry",
            new TransactionSynchronizationRegistryImple(),
            // where Narayana's own @Transactional looks
            "java:/TransactionManager",
            com.arjuna.ats.jta.TransactionManager.transactionManager(),
            "java:/TransactionSynchronizationRegistry",
            new TransactionSynchronizationRegistryImple());

    static UserTransaction install() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, TestTransactions.class.getName());
        return com.arjuna.ats.jta.UserTransaction.userTransaction();
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
        return new InitialContext(true) {
            @Override
            public Object lookup(String name) throws NamingException {
                Object bound = BOUND.get(name);
                if (bound == null) {
                    throw new NameNotFoundException(name);
                }
                return bound;
            }
        };
    }
}
