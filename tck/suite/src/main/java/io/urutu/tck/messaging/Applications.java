package io.urutu.tck.messaging;

import io.urutu.tck.Environment;
import io.urutu.tck.War;
import io.urutu.tck.execution.app.EndsResource;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.messaging.app.SessionBean;
import io.urutu.tck.messaging.app.TodoHandler;

/** The application whose executions and messages are looked at, on whatever broker. */
public final class Applications {
    private static final String PERSISTENCE =
            """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              %s
              %s
            </persistence>
            """;
    private static final String UNIT =
            """
            <persistence-unit name="%s" transaction-type="JTA">
              <class>io.urutu.tck.execution.app.Remark</class>
              <exclude-unlisted-classes>true</exclude-unlisted-classes>
              <properties>
                <property name="jakarta.persistence.schema-generation.database.action" value="%s"/>
                <property name="tck.unit" value="%s"/>
              </properties>
            </persistence-unit>
            """;

    private Applications() {}

    /** With the configuration every application needs; the caller adds its broker. */
    public static War full(String name) {
        War war = War.named(name)
                .packageOf(EndsResource.class)
                .packageOf(TodoHandler.class)
                .classes(Api.class)
                .with("tck-app.max-title", "120")
                .with("tck-app.pace", "250ms")
                .with("tck-app.names", "red,green")
                .resource(
                        "META-INF/persistence.xml",
                        PERSISTENCE.formatted(
                                UNIT.formatted("tck", "drop-and-create", "first"),
                                UNIT.formatted("second", "none", "second")));
        return Environment.hasSessionBeans() ? war : war.without(SessionBean.class);
    }
}
