package io.urutu.tck.restarts;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Books each entry in the handler's own transaction: the row in {@code SEEN}, whose key is the entry's id, decides
 * whether this is the first time, so that a run whose commit held and whose acknowledgement was lost books nothing
 * when it runs again.
 */
@MessageBusController
public class EntryHandlers {
    private static final long WORK_MILLIS = 20;

    @SuppressWarnings("NullAway.Init") // the container fills it in
    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource database;

    @MessageHandler(name = "entry")
    void book(MessageOf<Entry> message) throws SQLException, InterruptedException {
        String id = message.payload().id();
        try (Connection connection = database.getConnection()) {
            boolean isFirst = update(connection, "insert into SEEN (ID) values (?) on conflict do nothing", id) == 1;
            TimeUnit.MILLISECONDS.sleep(WORK_MILLIS); // so that a kill finds it between the two
            if (isFirst) {
                update(connection, "insert into BOOKED (ID) values (?)", id);
            }
            boolean isRepeated = message.redelivered() || message.attempt() > 1;
            update(connection, "insert into RUN (ID, REPEATED) values (?, " + isRepeated + ")", id);
        }
    }

    private static int update(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            return statement.executeUpdate();
        }
    }
}
