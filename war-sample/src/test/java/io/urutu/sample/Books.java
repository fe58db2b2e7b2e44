package io.urutu.sample;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.urutu.testkit.services.Service;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What became of the tasks, read where it is kept: in PostgreSQL and in RabbitMQ, not through the application. */
record Books(Service database, Service broker) {
    /** Tasks that are finished and were begun once, with one log entry for each of their two events. */
    long handledOnce(String title) {
        return count(
                "select count(*) from tasks t where title like ? and status = 'FINISHED' and runs = 1"
                        + " and (select count(*) from activities a where a.task_id = t.id and topic = 'task.created') = 1"
                        + " and (select count(*) from activities a where a.task_id = t.id and topic = 'task.ended') = 1",
                title);
    }

    long finished(String title) {
        return count("select count(*) from tasks where title like ? and status = 'FINISHED'", title);
    }

    long stored(String title) {
        return count("select count(*) from tasks where title like ?", title);
    }

    long deadLetters() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.url());
        try (Connection connection = factory.newConnection();
                var channel = connection.createChannel()) {
            long count = 0;
            for (String handler : new String[] {"run-task", "log-created", "log-ended"}) {
                count += channel.messageCount("tasks." + handler + ".dlq");
            }
            return count;
        }
    }

    private long count(String query, String title) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, title + "%");
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
