package io.urutu.backend.rabbitmq;

import io.urutu.kernel.Messages;
import io.urutu.kernel.Problem;
import io.urutu.messaging.PublishRefusedException;

/** 10000 to 10999. Never a password, and nothing of a URL that might be part of one. */
final class RabbitMessages {
    private static final String PREFIX = "urutu.broker.";
    static final String URL_KEY = PREFIX + "url";

    private static final Messages LOG = new Messages("rabbitmq");
    private static final String FORM = "amqp(s)://user:password@host:5672,other:5672/vhost?exchange=name";

    private RabbitMessages() {}

    /** The same problem of the connection whose keys stand below this one. */
    static Problem below(String key, Problem problem) {
        return new Problem(
                problem.id(),
                problem.where().replace(PREFIX, key + "."),
                problem.what().replace(PREFIX, key + "."),
                problem.remedy().replace(PREFIX, key + "."));
    }

    static Problem notAUrl() {
        return new Problem(10000, URL_KEY, "not an AMQP URL", "It has the form " + FORM + ".");
    }

    static Problem misplacedAt() {
        return new Problem(
                10001,
                URL_KEY,
                "there is an @ behind the first / or ?",
                "Write /, ?, @ and : of a password as %2F, %3F, %40 and %3A, or set urutu.broker.password instead.");
    }

    static Problem badHost(int number) {
        return new Problem(
                10002,
                URL_KEY,
                "host " + number + " is no name or address with a port from 1 to 65535",
                "Write host:5672 or [::1]:5672, several with commas between.");
    }

    static Problem badEscape(String part) {
        return new Problem(
                10003, URL_KEY, "a % in its " + part + " has no two hexadecimal digits behind it", "Write % as %25.");
    }

    static Problem unknownParameter(String name, String nearest) {
        return new Problem(10004, URL_KEY, "no such parameter: " + name, "The nearest known one is " + nearest + ".");
    }

    static Problem badValue(String parameter, String expected) {
        return new Problem(
                10005, URL_KEY, "the value of " + parameter + " is not " + expected, "Correct it, or leave it out.");
    }

    static Problem rawSlash() {
        return new Problem(10006, URL_KEY, "its virtual host has a / inside", "Write it as %2F.");
    }

    static Problem noPassword() {
        return new Problem(
                10007, URL_KEY, "a user without a password", "Set urutu.broker.password, or write user:password@host.");
    }

    /** @param leaf {@code trust-store} or {@code key-store} */
    static Problem unusableStore(String leaf, String why) {
        return new Problem(
                10140,
                PREFIX + leaf,
                why,
                "Name a PKCS12 or JKS file (a trust store may be PEM, with " + PREFIX
                        + "trust-store-type=PEM), and set " + PREFIX + leaf + "-password.");
    }

    static Problem storesWithoutTls() {
        return new Problem(
                10141,
                URL_KEY,
                "a trust store or key store is set, but the URL is not amqps, so it would not be used",
                "Write amqps://, or remove the stores.");
    }

    static void untrusted(String connection, String where, String why) {
        LOG.error(
                10142,
                "Connection " + connection + " to " + where + " is not made, for TLS fails: " + why
                        + ". Check trust-store, key-store and the host's name below urutu.broker; it is tried for ever.");
    }

    static void unusedParameter(String name, String instead) {
        LOG.warn(10010, URL_KEY + ": " + name + " has no effect: " + instead + ".");
    }

    static void connected(String connection, String where) {
        LOG.info(10020, "Connection " + connection + " to " + where + " is up.");
    }

    static void away(String connection, String where, Throwable failure) {
        String state = "Connection " + connection + " to " + where;
        if (Faults.isTls(failure)) {
            untrusted(connection, where, Faults.text(failure));
            return;
        }
        if (Faults.isRefusal(failure)) {
            LOG.error(
                    10022,
                    state + " is refused: " + Faults.text(failure)
                            + ". Correct urutu.broker.url, .username or .password, or the rights at the broker; it is tried for ever.");
        } else {
            LOG.warn(10021, state + " is away: " + Faults.text(failure) + ". It is tried for ever.");
        }
    }

    static void otherArguments(String queue, String why) {
        LOG.error(
                10023,
                "Queue " + queue + " is there already, but differs: " + why
                        + ". It is not consumed until its declaration and ours agree: let it run empty and delete it, or set its arguments to what is there.");
    }

    static void undeclared(String queue, String why) {
        LOG.warn(10024, "Queue " + queue + " cannot be declared: " + why + ". It is tried for ever.");
    }

    static void consumerLost(String queue, String why) {
        LOG.warn(10025, "The consumer of queue " + queue + " is gone: " + why + ". It is attached again.");
    }

    static void notConsumed(String queue, String why) {
        LOG.warn(10026, "Queue " + queue + " cannot be consumed: " + why + ". It is tried for ever.");
    }

    static void consumerBack(String queue) {
        LOG.info(10027, "Queue " + queue + " is consumed again.");
    }

    static void blocked(String why) {
        LOG.warn(10028, "The broker takes no messages now: " + why + ". They wait in memory.");
    }

    static void unblocked() {
        LOG.info(10029, "The broker takes messages again.");
    }

    static void deadLetterRejected(String queue, String why) {
        LOG.warn(
                10030,
                "A dead letter of queue " + queue
                        + " goes to its dead letter queue without its cause: the copy was refused: " + why + ".");
    }

    static void notDelayed(String queue, String why) {
        LOG.warn(
                10100,
                "A message of queue " + queue + " is tried again at once: its copy cannot wait at the broker: " + why
                        + ".");
    }

    static void closedWith(int unsent) {
        LOG.warn(10031, "Closed with " + unsent + " messages the broker has not confirmed.");
    }

    static void orphan(String queue, long ready, long dead) {
        LOG.warn(
                10160,
                "Queue " + queue + " belongs to no handler any more: " + ready + " messages wait in it, " + dead
                        + " in its dead letter queue, and nobody consumes it, while it takes what is published to its"
                        + " topics. If its handler was renamed or moved, give that one its old name back; if it is gone"
                        + " for good, delete the queue (rabbitmqctl delete_queue " + queue + "). Nothing is deleted by"
                        + " itself.");
    }

    static void moved(String queue, long ready) {
        LOG.warn(
                10165,
                "Queue " + queue + " is of a handler that another connection has now: " + ready
                        + " messages wait in it here, and nobody consumes it. If that connection leads to this broker,"
                        + " they are handled as soon as a worker consumes them; if it leads to another one, nobody ever"
                        + " does: move them there and delete the queue (rabbitmqctl delete_queue " + queue
                        + "). Nothing is deleted by itself.");
    }

    static void noCatalogue(String why) {
        LOG.warn(
                10161,
                "Queues without a handler cannot be told of: " + why
                        + ". Give the user the right to declare, read and write the queues of this application.");
    }

    static PublishRefusedException full(int limit, String problem) {
        return new PublishRefusedException(Messages.code(10040) + " " + limit
                + " messages wait for the broker, all that may. Publish again later."
                + (problem.isEmpty() ? "" : " The broker: " + problem + "."));
    }

    static PublishRefusedException closed() {
        return new PublishRefusedException(
                Messages.code(10041) + " The broker connection is closed. Publish before its end.");
    }
}
