package io.urutu.tck.lifecycle.jvm;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Makes server and JVM keep the watcher's classes where they would keep somebody's: what they hold on to for any
 * application is no leak of the watched one.
 */
@ApplicationScoped
public class ServerCaches {
    private static final int MORE_THAN_ANY_POOL = 64;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected
    private UserTransaction transaction;

    @Resource(lookup = "java:comp/DefaultDataSource")
    @SuppressWarnings("NullAway.Init") // injected
    private DataSource database;

    private record Own(ServerCaches value) {}

    /** Threads of the server's that watch over time limits inherit the class loader of whoever first needs them. */
    void fillThreadPools() throws SystemException, NotSupportedException {
        for (int i = 0; i < MORE_THAN_ANY_POOL; i++) {
            transaction.setTransactionTimeout(30);
            transaction.begin();
            transaction.rollback();
        }
        transaction.setTransactionTimeout(0);
    }

    /** H2 has exceptions as constants; they keep the classes that were on the stack when the first failure made them. */
    void failInTheDatabase() {
        try (Connection connection = database.getConnection();
                Statement wrong = connection.createStatement()) {
            wrong.execute("select * from NO_SUCH_TABLE");
        } catch (SQLException wanted) {
            return;
        }
        throw new IllegalStateException("the database knows NO_SUCH_TABLE");
    }

    /** The JVM remembers the type of the last record component that was compared. */
    boolean compareRecords() {
        return new Own(this).equals(new Own(new ServerCaches()));
    }
}
