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

/**
 * Narayana under the names of the platform, of which a JVM has one. {@code @UrutuTest} installs it by itself.
 *
 * <p><b>Threading.</b> Installed and taken away by the thread that runs the test.
 */
public final class TestTransactions implements InitialContextFactory {
    private static final String OBJECT_STORE = "ObjectStoreEnvironmentBean.objectStoreDir";

    /** From here on JNDI gives it. Its log goes below {@code target} unless a system property says where. */
    public static UserTransaction install() {
        if (System.getProperty(OBJECT_STORE) == null) {
            System.setProperty(OBJECT_STORE, "target/urutu-test-transactions");
        }
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, TestTransactions.class.getName());
        return com.arjuna.ats.jta.UserTransaction.userTransaction();
    }

    /** From here on JNDI gives nothing. */
    public static void uninstall() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
        return new InitialContext(true) {
            @Override
            public Object lookup(String name) throws NamingException {
                Object bound = Names.BOUND.get(name);
                if (bound == null) {
                    throw new NameNotFoundException(name);
                }
                return bound;
            }
        };
    }

    /** Made when they are looked up first, when Narayana has been told where its log goes. */
    private static final class Names {
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
    }
}
