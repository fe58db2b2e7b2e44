package io.urutu.tck.restarts;

import io.urutu.testkit.services.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the application wrote, read past it. */
final class Books implements AutoCloseable {
    private final Connection connection;

    Books(Service database) throws SQLException {
        connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists SEEN, BOOKED, RUN");
            statement.execute("create table SEEN (ID varchar(64) primary key)");
            statement.execute("create table BOOKED (ID varchar(64))");
            statement.execute("create table RUN (ID varchar(64), REPEATED boolean)");
        }
    }

    void clear() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate SEEN, BOOKED, RUN");
        }
    }

    long booked() {
        return number("select count(distinct ID) from BOOKED");
    }

    long bookedTwice() {
        return number("select count(*) from (select ID from BOOKED group by ID having count(*) > 1) T");
    }

    long runs() {
        return number("select count(*) from RUN");
    }

    long repeated() {
        return number("select count(*) from RUN where REPEATED");
    }

    /** Entries that ran more than once without being told so. */
    long unmarked() {
        return number("select count(*) from (select ID from RUN where not REPEATED group by ID having count(*) > 1) T");
    }

    private synchronized long number(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
