package io.urutu.tck.probe;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Rows in the server's default data source, written with whatever transaction the caller is in. */
public final class Rows {
    private Rows() {}

    /**
     * Inserts a row and notes under its key what becomes of it: {@code NO TRANSACTION} at once, or {@code COMMITTED}
     * or {@code ROLLED BACK} when the caller's transaction completes.
     */
    public static void insert(String key) {
        TransactionSynchronizationRegistry transaction = lookup("java:comp/TransactionSynchronizationRegistry");
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            Ledger.note(key, "NO TRANSACTION");
        } else {
            transaction.registerInterposedSynchronization(new Fate(key));
        }
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("insert into TCK_ROW (ID) values (?)")) {
            insert.setString(1, key);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Whether the caller has an active transaction. */
    public static boolean inTransaction() {
        return Rows.<TransactionSynchronizationRegistry>lookup("java:comp/TransactionSynchronizationRegistry")
                        .getTransactionStatus()
                == Status.STATUS_ACTIVE;
    }

    /** Whether the caller sees the row. */
    public static boolean isThere(String key) {
        try {
            return count(key) == 1;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lets the caller's transaction fail at its commit, when the method that runs in it has returned in good order. */
    public static void failCommit() {
        Rows.<TransactionSynchronizationRegistry>lookup("java:comp/TransactionSynchronizationRegistry")
                .registerInterposedSynchronization(new Refusal());
    }

    static int count(String key) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement count = connection.prepareStatement("select count(*) from TCK_ROW where ID = ?")) {
            count.setString(1, key);
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    static void createTable() throws SQLException {
        try (Connection connection = connect();
                Statement create = connection.createStatement()) {
            create.execute("create table if not exists TCK_ROW (ID varchar(64))");
        }
    }

    private static Connection connect() throws SQLException {
        return Rows.<DataSource>lookup("java:comp/DefaultDataSource").getConnection();
    }

    @SuppressWarnings({"BanJNDI", "unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T lookup(String name) {
        try {
            return (T) InitialContext.doLookup(name);
        } catch (NamingException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private record Refusal() implements Synchronization {
        @Override
        public void beforeCompletion() {
            throw new IllegalStateException("no commit, as the test wants");
        }

        @Override
        public void afterCompletion(int status) {}
    }

    private record Fate(String key) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            Ledger.note(key, status == Status.STATUS_COMMITTED ? "COMMITTED" : "ROLLED BACK");
        }
    }
}
