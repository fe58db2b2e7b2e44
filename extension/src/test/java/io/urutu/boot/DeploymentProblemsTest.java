package io.urutu.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.config.Setting;
import io.urutu.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is wrong with the configuration is told at deployment, all together, in whole sentences. */
class DeploymentProblemsTest {
    @Test
    void everyMistakeIsToldAtOnce() {
        refused(
                Map.of(
                        "urutu.roles",
                        "http,wroker",
                        "urutu.broker.ulr",
                        "amqp://localhost",
                        "urutu.shutdown.drain",
                        "soon"),
                """
                Urutu found 4 problems in this deployment:
                  URUTU00010 urutu.broker.ulr: no such key. The nearest known one is urutu.broker.url. See docs/configuration.md.
                  URUTU00032 urutu.broker.url: not set, so messages would stay in this process, but urutu.roles leaves some of the work to other processes. Set it to amqp://host/, or to embedded if that is meant.
                  URUTU00035 urutu.roles: "wroker" is no role. Roles are http, worker, beat, relay; the nearest is worker.
                  URUTU00011 urutu.shutdown.drain: "soon" is not a duration such as 30s, 5m or PT1H. The default is 20s.""");
    }

    @Test
    void anUnaskedEmbeddedBrokerIsRefusedInProduction() {
        refused(
                Map.of("mp.config.profile", "prod"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00032 urutu.broker.url: not set, so messages would stay in this process, but mp.config.profile is prod. Set it to amqp://host/, or to embedded if that is meant.""");
    }

    @Test
    void anEmbeddedBrokerAskedForIsAccepted() {
        try (Deployed deployed = Deployed.with(
                Map.of("mp.config.profile", "prod", "urutu.broker.url", "embedded", "urutu.roles", "worker"))) {
            assertThat(deployed.get(io.urutu.messaging.BusStatus.class).connections())
                    .singleElement()
                    .satisfies(connection -> {
                        assertThat(connection.broker()).isEqualTo("urutu-embedded");
                        assertThat(connection.connected()).isTrue();
                        assertThat(connection.durable()).isFalse();
                    });
        }
    }

    @Test
    void aRealBrokerWantsAnApplicationName() {
        refused(
                Map.of("urutu.broker.url", "amqp://localhost:1/"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00033 urutu.application.name: no value, and urutu.broker.url names a real broker, where queues carry the application's name. Set it to a name of letters, digits and '-' that stays the same in every process of this application.""");
    }

    @Test
    void aConnectorThatIsUnknownOrContradictsTheUrlIsRefused() {
        refused(
                Map.of("urutu.messaging.connector", "urutu-rabitmq"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00037 urutu.messaging.connector: "urutu-rabitmq" is no connector of this application. The nearest is urutu-rabbitmq; leave the key out and urutu.broker.url decides.""");
        refused(
                Map.of("urutu.messaging.connector", "urutu-rabbitmq"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00038 urutu.messaging.connector: urutu-rabbitmq is asked for, but urutu.broker.url makes it urutu-embedded. Change one of the two: amqp://host/ goes with urutu-rabbitmq, embedded with urutu-embedded.""");
    }

    @Test
    void aSmallRyeConnectorThatNothingBringsIsNamedWithItsDependency() {
        refused(
                Map.of("urutu.messaging.connector", "smallrye-rabbitmq"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00082 urutu.messaging.connector: nothing in this application serves smallrye-rabbitmq. Put the dependency io.urutu:urutu-reactive-messaging in the place of io.urutu:urutu-extension; it brings smallrye-rabbitmq, and serves other SmallRye connectors that stand beside it.""");
    }

    @Test
    void theConnectorOfOneConnectionIsHeldAgainstItsOwnUrl() {
        refused(
                Map.of(
                        "urutu.application.name", "shop",
                        "urutu.broker.audit.url", "embedded",
                        "urutu.broker.audit.connector", "urutu-rabbitmq",
                        "urutu.broker.far.url", "amqp://localhost:1/",
                        "urutu.broker.far.connector", "urutu-embeded",
                        "urutu.broker.near.connector", "smallrye-in-memory",
                        "urutu.broker.near.attributes.size", "3",
                        "urutu.broker.nowhere.connector", "urutu-embedded"),
                """
                Urutu found 4 problems in this deployment:
                  URUTU00038 urutu.broker.audit.connector: urutu-rabbitmq is asked for, but urutu.broker.audit.url makes it urutu-embedded. Change one of the two: amqp://host/ goes with urutu-rabbitmq, embedded with urutu-embedded.
                  URUTU00037 urutu.broker.far.connector: "urutu-embeded" is no connector of this application. The nearest is urutu-embedded; leave the key out and urutu.messaging.connector decides.
                  URUTU00082 urutu.broker.near.connector: nothing in this application serves smallrye-in-memory. Put the dependency io.urutu:urutu-reactive-messaging in the place of io.urutu:urutu-extension; it brings smallrye-rabbitmq, and serves other SmallRye connectors that stand beside it.
                  URUTU00081 urutu.broker.nowhere.url: no value, so this connection leads nowhere. Set it to amqp://host/, or to embedded.""");
    }

    @Test
    void theDefaultConnectionMayNameItsConnectorApartFromTheOneForAll() {
        refused(
                Map.of("urutu.broker.connector", "urutu-rabbitmq"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00038 urutu.broker.connector: urutu-rabbitmq is asked for, but urutu.broker.url makes it urutu-embedded. Change one of the two: amqp://host/ goes with urutu-rabbitmq, embedded with urutu-embedded.""");
        try (Deployed deployed = Deployed.with(Map.of(
                "urutu.application.name", "shop",
                "urutu.messaging.connector", "urutu-rabbitmq",
                "urutu.broker.url", "embedded",
                "urutu.broker.connector", "urutu-embedded",
                "urutu.broker.far.url", "amqp://user:password@127.0.0.1:1/"))) {
            assertThat(deployed.get(io.urutu.messaging.BusStatus.class).connections())
                    .extracting(io.urutu.messaging.BusStatus.Connection::broker)
                    .containsExactly("urutu-embedded", "urutu-rabbitmq");
        }
    }

    @Test
    void attributesOfAConnectorThatHasNoneAreRefused() {
        refused(
                Map.of("urutu.broker.attributes.bootstrap.servers", "localhost:1"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00083 urutu.broker.attributes: urutu-embedded has no attributes of its own, so these would not be used. Remove them, or set urutu.broker.connector to the connector they are for.""");
    }

    @Test
    void aNamedConnectionKeepsTheRulesOfTheDefaultOne() {
        refused(
                Map.of(
                        "urutu.broker.audit.exchange", "audits",
                        "urutu.broker.audit.urll", "amqp://localhost:1/",
                        "urutu.broker.Big.url", "embedded",
                        "urutu.broker.default.url", "embedded",
                        "urutu.broker.far.url", "amqp://user@localhost:1/"),
                """
                Urutu found 6 problems in this deployment:
                  URUTU00033 urutu.application.name: no value, and urutu.broker.url names a real broker, where queues carry the application's name. Set it to a name of letters, digits and '-' that stays the same in every process of this application.
                  URUTU00080 urutu.broker.Big: "Big" cannot name a connection. Choose a name of lower-case letters, digits and '-' such as audit; default is that of urutu.broker.url.
                  URUTU00081 urutu.broker.audit.url: no value, so this connection leads nowhere. Set it to amqp://host/, or to embedded.
                  URUTU00010 urutu.broker.audit.urll: no such key. The nearest known one is urutu.broker.audit.url. See docs/configuration.md.
                  URUTU00080 urutu.broker.default: "default" cannot name a connection. Choose a name of lower-case letters, digits and '-' such as audit; default is that of urutu.broker.url.
                  URUTU10007 urutu.broker.far.url: a user without a password. Set urutu.broker.far.password, or write user:password@host.""");
    }

    @Test
    void settingsOfABrokerShowNoCredential() {
        Optional<String> secret = Optional.of("hunter2");
        BrokerSettings settings = new BrokerSettings(
                Optional.of("amqps://user:hunter2@host"),
                Optional.of("user"),
                secret,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                secret,
                Optional.empty(),
                Optional.empty(),
                secret,
                Optional.empty(),
                Map.of("password", "hunter2"));

        assertThat(settings.toString() + settings.stores()).doesNotContain("hunter2");
    }

    @Test
    void namedConnectionsOpenBesideTheDefaultOne() {
        try (Deployed deployed = Deployed.with(Map.of(
                "urutu.application.name", "shop",
                "urutu.broker.url", "embedded",
                "urutu.broker.audit.url", "amqp://someone:hunter2@127.0.0.1:1/"))) {
            assertThat(deployed.get(io.urutu.messaging.BusStatus.class).connections())
                    .hasSize(2)
                    .satisfies(
                            connection -> {
                                assertThat(connection.name()).isEqualTo("audit");
                                assertThat(connection.broker()).isEqualTo("urutu-rabbitmq");
                                assertThat(connection.connected()).isFalse();
                                assertThat(connection.toString()).doesNotContain("hunter2");
                            },
                            org.assertj.core.api.Assertions.atIndex(1));
        }
    }

    @Test
    void aNameThatNoQueueCouldCarryIsRefused() {
        refused(
                Map.of("urutu.application.name", "my app"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00034 urutu.application.name: "my app" is not made of letters, digits, '-', '_' and '.'. Choose a name like task-service.""");
    }

    @Settings("tasks")
    record TaskSettings(
            @Setting(fallback = "80") @Max(200) int maxTitle,
            @NotBlank String owner,
            Duration pace,
            Optional<String> webhook,
            Limits limits) {
        record Limits(@Setting(fallback = "5") @Max(10) int perHour) {}
    }

    @ApplicationScoped
    static class Tasks {
        @Inject
        TaskSettings settings;

        TaskSettings settings() {
            return settings;
        }
    }

    @Test
    void typedSettingsOfTheApplicationAreInjectable() {
        try (Deployed deployed = Deployed.with(
                Map.of("tasks.owner", "ana", "tasks.pace", "2s", "tasks.limits.per-hour", "7"),
                TaskSettings.class,
                Tasks.class)) {
            assertThat(deployed.get(Tasks.class).settings())
                    .isEqualTo(new TaskSettings(
                            80, "ana", Duration.ofSeconds(2), Optional.empty(), new TaskSettings.Limits(7)));
        }
    }

    @Test
    void missingMalformedAndUrutusOwnMistakesAreReportedTogether() {
        refused(
                Map.of("tasks.max-title", "many", "urutu.health.broker", "maybe"),
                """
                Urutu found 4 problems in this deployment:
                  URUTU00011 tasks.max-title: "many" is not a number. The default is 80.
                  URUTU00012 tasks.owner: no value. Set it to a String, in any MicroProfile Config source.
                  URUTU00012 tasks.pace: no value. Set it to a duration such as 30s, 5m or PT1H, in any MicroProfile Config source.
                  URUTU00011 urutu.health.broker: "maybe" is not true or false. The default is true.""",
                TaskSettings.class,
                Tasks.class);
    }

    @Test
    void constraintsAreCheckedInTermsOfKeys() {
        refused(
                Map.of("tasks.owner", " ", "tasks.pace", "2s", "tasks.max-title", "300", "tasks.limits.per-hour", "11"),
                """
                Urutu found 3 problems in this deployment:
                  URUTU00015 tasks.limits.per-hour: must be less than or equal to 10. Change its value.
                  URUTU00015 tasks.max-title: must be less than or equal to 200. Change its value.
                  URUTU00015 tasks.owner: must not be blank. Change its value.""",
                TaskSettings.class,
                Tasks.class);
    }

    @Settings("tasks")
    static class NoRecord {}

    @Test
    void settingsOnAClassAreRefused() {
        refused(
                Map.of(),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00017 NoRecord: @Settings is on a class that is no record. Make it a record.""",
                NoRecord.class);
    }

    private static void refused(Map<String, String> keys, String report, Class<?>... beans) {
        assertThatThrownBy(() -> Deployed.with(keys, beans).close()).hasMessageContaining(report);
    }
}
