package io.urutu.testkit;

import jakarta.transaction.UserTransaction;
import java.util.Map;
import java.util.Optional;
import javax.naming.Context;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * What a server sets up around an application and takes down after it: class loader, configuration, transactions. Of this
 * JVM there is one of each, so one application runs at a time.
 *
 * <p><b>Threading.</b> Opened and closed by the thread that runs the test.
 */
final class Surroundings implements AutoCloseable {
    private static final String NARAYANA = "com.arjuna.ats.jta.TransactionManager";

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private final Optional<String> naming = Optional.ofNullable(System.getProperty(Context.INITIAL_CONTEXT_FACTORY));
    private final Runnable release;
    private final Optional<UserTransaction> transaction;

    /** @param settings what holds over the application's own configuration */
    Surroundings(Map<String, String> settings) {
        ClassLoader own = new ClassLoader(before) {}; // configuration hangs on it
        release = new TestConfig(ConfigProviderResolver.instance(), own).register(settings);
        thread.setContextClassLoader(own);
        transaction = isPresent(NARAYANA) ? Optional.of(TestTransactions.install()) : Optional.empty();
    }

    Optional<UserTransaction> transaction() {
        return transaction;
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    @Override
    public void close() {
        naming.ifPresentOrElse(
                factory -> System.setProperty(Context.INITIAL_CONTEXT_FACTORY, factory),
                () -> System.clearProperty(Context.INITIAL_CONTEXT_FACTORY));
        thread.setContextClassLoader(before);
        release.run();
    }
}
