package io.urutu.boot;

import io.urutu.context.Role;
import io.urutu.kernel.Messages;
import io.urutu.kernel.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Ids 00000–00009 and 00030–00099. */
final class BootMessages {
    private static final Messages LOG = new Messages("boot");

    private BootMessages() {}

    static void running(String application, Collection<Role> roles) {
        LOG.info(1, "running: " + application + ", roles " + words(roles));
    }

    static void admitting(String application, Duration took) {
        LOG.info(
                2,
                "started: " + application + " takes requests and messages, " + took.toMillis() + " ms after running");
    }

    static void stopped(String application, Duration took) {
        LOG.info(3, "stopped: " + application + " in " + took.toMillis() + " ms");
    }

    static void stopFailed(String room, Throwable cause) {
        LOG.error(4, "stopping " + room + " failed; the rest is stopped all the same", cause);
    }

    static void observerFailed(String event, Throwable cause) {
        LOG.error(5, "an observer of " + event + " failed; the application goes on", cause);
    }

    static void embeddedBroker() {
        LOG.warn(
                30,
                "urutu.broker.url is not set: messages stay in this process and end with it. Set urutu.broker.url to "
                        + "amqp://host/, or to embedded to say that this is meant.");
    }

    static void embeddedByChoice(String key) {
        LOG.info(31, key + ".url = embedded: messages stay in this process and end with it.");
    }

    static Problem invalidConnection(String key, String name) {
        return new Problem(
                80,
                key,
                "\"" + name + "\" cannot name a connection",
                "Choose a name of lower-case letters, digits and '-' such as audit; default is that of urutu.broker.url.");
    }

    static Problem connectionWithoutUrl(String key) {
        return new Problem(
                81,
                key + ".url",
                "no value, so this connection leads nowhere",
                "Set it to amqp://host/, or to embedded.");
    }

    static Problem embeddedInProduction(String why) {
        return new Problem(
                32,
                "urutu.broker.url",
                "not set, so messages would stay in this process, but " + why,
                "Set it to amqp://host/, or to embedded if that is meant.");
    }

    static Problem nameMissing() {
        return new Problem(
                33,
                "urutu.application.name",
                "no value, and urutu.broker.url names a real broker, where queues carry the application's name",
                "Set it to a name of letters, digits and '-' that stays the same in every process of this application.");
    }

    static Problem nameMissingFor(String key, String connector) {
        return new Problem(
                84,
                "urutu.application.name",
                "no value, and " + key + " is " + connector + ", where channels carry the application's name",
                "Set it to a name of letters, digits and '-' that stays the same in every process of this application.");
    }

    static Problem nameInvalid(String name) {
        return new Problem(
                34,
                "urutu.application.name",
                "\"" + name + "\" is not made of letters, digits, '-', '_' and '.'",
                "Choose a name like task-service.");
    }

    static Problem unknownRole(String word, String nearest) {
        return new Problem(
                35,
                "urutu.roles",
                "\"" + word + "\" is no role",
                "Roles are " + words(Arrays.asList(Role.values())) + "; the nearest is " + nearest + ".");
    }

    static Problem noRoles() {
        return new Problem(
                36,
                "urutu.roles",
                "no role is left for this process",
                "Name at least one of " + words(Arrays.asList(Role.values())) + ", or leave the key out for all.");
    }

    static Problem unknownConnector(String key, String word, String nearest, String otherwise) {
        return new Problem(
                37,
                key,
                "\"" + word + "\" is no connector of this application",
                "The nearest is " + nearest + "; leave the key out and " + otherwise + " decides.");
    }

    static Problem connectorAbsent(String key, String asked) {
        return new Problem(
                82,
                key,
                "nothing in this application serves " + asked,
                "Put the dependency io.urutu:urutu-reactive-messaging in the place of io.urutu:urutu-extension; it brings"
                        + " smallrye-rabbitmq, and serves other SmallRye connectors that stand beside it.");
    }

    static Problem unusedAttributes(String key, String connector) {
        return new Problem(
                83,
                key + ".attributes",
                connector + " has no attributes of its own, so these would not be used",
                "Remove them, or set " + key + ".connector to the connector they are for.");
    }

    static Problem connectorAgainstUrl(String key, String asked, String broker, String byUrl) {
        return new Problem(
                38,
                key,
                asked + " is asked for, but " + broker + ".url makes it " + byUrl,
                "Change one of the two: amqp://host/ goes with urutu-rabbitmq, embedded with urutu-embedded.");
    }

    private static String words(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::key).collect(Collectors.joining(", "));
    }
}
