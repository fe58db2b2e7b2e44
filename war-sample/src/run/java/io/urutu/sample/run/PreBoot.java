package io.urutu.sample.run;

import java.util.ArrayList;
import java.util.List;

/**
 * The asadmin commands that Payara Micro runs before it boots: where it listens, and which database stands behind
 * {@code java:comp/DefaultDataSource}. The WAR is the same either way.
 */
final class PreBoot {
    private PreBoot() {}

    static List<String> commands(Options options) {
        List<String> commands = new ArrayList<>();
        commands.add("set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener.address=" + options.host());
        // both would listen on every address of the machine: the data grid, and H2 as a server for others
        commands.add("set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");
        commands.add("set resources.jdbc-connection-pool.H2Pool.property.URL=jdbc:h2:mem:tasks;DB_CLOSE_DELAY=-1");
        options.database().ifPresent(database -> commands.addAll(pool(database)));
        return commands;
    }

    private static List<String> pool(DatabaseUrl database) {
        return List.of(
                "create-jdbc-connection-pool --datasourceclassname=org.postgresql.ds.PGConnectionPoolDataSource"
                        + " --restype=javax.sql.ConnectionPoolDataSource --isconnectvalidatereq=true"
                        + " --validationmethod=custom-validation --validationclassname="
                        + "org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
                        + " --property URL=" + escaped(database.jdbc()) + " tasks-pool",
                "set resources.jdbc-resource.jdbc/__default.pool-name=tasks-pool");
    }

    /** Colons part properties, and the equals sign name and value. */
    private static String escaped(String value) {
        return value.replaceAll("([\\\\:=])", "\\\\$1");
    }
}
