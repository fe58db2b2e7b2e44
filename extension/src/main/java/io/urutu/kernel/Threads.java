package io.urutu.kernel;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Makes the threads that run application code: from the server's {@code ManagedThreadFactory}, so that
 * {@code java:comp}, class loader and JTA work on them. Made at start and fed by queues, never by submitting from a
 * client's thread (docs/architecture.md, threads).
 */
public final class Threads {
    private static final Messages LOG = new Messages("kernel");

    private final ThreadFactory factory;

    public Threads(ThreadFactory factory) {
        this.factory = factory;
    }

    /** The factory of this JNDI name; plain daemon threads, with a warning, where there is none (Java SE). */
    @SuppressWarnings("BanJNDI") // the name comes from the deployer's configuration
    public static Threads find(String jndiName) {
        try {
            return new Threads((ThreadFactory) InitialContext.doLookup(jndiName));
        } catch (NamingException absent) {
            LOG.warn(
                    20,
                    jndiName + " is not there (" + absent.getMessage()
                            + "); application code runs on plain threads. Right in Java SE; on a server set urutu.threads.factory.");
            return new Threads(Threads::plain);
        }
    }

    /** Starts a thread named {@code urutu-<room>-<role>-<n>}. */
    public Thread start(String name, Runnable body) {
        Thread thread = factory.newThread(body);
        thread.setName(name);
        thread.start();
        return thread;
    }

    /** Makes such threads for an executor, named {@code <prefix>-<n>}. */
    public ThreadFactory factory(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return body -> {
            Thread thread = factory.newThread(body);
            thread.setName(prefix + "-" + count.incrementAndGet());
            return thread;
        };
    }

    private static Thread plain(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        return thread;
    }
}
