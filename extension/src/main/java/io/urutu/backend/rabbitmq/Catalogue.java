package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AMQP.Queue.DeclareOk;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which queues this application has ever declared, kept at the broker in a queue of its own, since AMQP cannot list
 * queues. At each start it is compared with what the handlers own now: what is left over, still there and consumed by
 * nobody, is told of with its messages, and never deleted.
 *
 * <p>The list is one message; a start takes all that are there (several, when processes start together), adds its own
 * names, publishes the sum, and only then acknowledges what it took: nothing is forgotten, whoever dies when.
 *
 * <p><b>Limit.</b> It knows what was declared since it exists, under this application's name, and with this broker.
 *
 * <p><b>Threading.</b> Confined to one thread.
 */
final class Catalogue {
    /** Not a character of names of applications or handlers, so no handler's queue can have this name. */
    private static final String SUFFIX = ".$queues";

    private static final Map<String, Object> ARGUMENTS = Map.of("x-queue-type", "quorum", "x-max-length", 100);
    /** A list that was never meant to be so long is cut at its end. */
    private static final int MOST_NAMES = 2_000;

    private static final long CONFIRM_MILLIS = 5_000;

    private final String name;
    private final String prefix;
    private final Set<String> owned;
    private final Set<String> elsewhere;

    /**
     * @param label of the connection, as each has its own list
     * @param elsewhere what handlers own by other connections
     */
    Catalogue(String label, String application, Collection<String> owned, Set<String> elsewhere) {
        this.name = label + SUFFIX;
        this.elsewhere = elsewhere;
        this.prefix = application + ".";
        this.owned =
                owned.stream().filter(queue -> queue.startsWith(prefix)).collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** Tells of every orphan, and writes the list anew. */
    void compare(Connection connection) throws IOException {
        Set<String> kept = new TreeSet<>(owned);
        ThrowAway.run(connection, channel -> {
            channel.queueDeclare(name, true, false, false, ARGUMENTS);
            long last = 0;
            for (GetResponse each = take(channel); each != null; each = take(channel)) {
                last = each.getEnvelope().getDeliveryTag();
                for (String queue : names(each)) {
                    if (!kept.contains(queue) && isStillThere(connection, queue)) {
                        kept.add(queue);
                    }
                }
            }
            write(channel, kept, last);
        });
    }

    private @Nullable GetResponse take(Channel channel) throws IOException {
        return channel.basicGet(name, false);
    }

    private List<String> names(GetResponse list) {
        return Stream.of(new String(list.getBody(), StandardCharsets.UTF_8).split("\n"))
                .filter(queue -> queue.startsWith(prefix))
                .toList();
    }

    /** Whether it is; if so, and nobody consumes it, it is told of. */
    private boolean isStillThere(Connection connection, String queue) throws IOException {
        Optional<DeclareOk> found = look(connection, queue);
        if (found.isPresent() && found.get().getConsumerCount() == 0) {
            int dead = look(connection, queue + ".dlq")
                    .map(DeclareOk::getMessageCount)
                    .orElse(0);
            tell(queue, found.get().getMessageCount(), dead);
        }
        return found.isPresent();
    }

    /**
     * The other connection may lead to this broker or to another, and from here both look alike: its consumers may be
     * on their way, and only what waits is worth a word.
     */
    private void tell(String queue, int ready, int dead) {
        if (!elsewhere.contains(queue)) {
            RabbitMessages.orphan(queue, ready, dead);
        } else if (ready > 0) {
            RabbitMessages.moved(queue, ready);
        }
    }

    private static Optional<DeclareOk> look(Connection connection, String queue) throws IOException {
        DeclareOk[] found = new DeclareOk[1];
        try {
            ThrowAway.run(connection, channel -> found[0] = channel.queueDeclarePassive(queue));
        } catch (IOException no) {
            if (Faults.code(no) == 0) {
                throw no;
            }
        }
        return Optional.ofNullable(found[0]);
    }

    private void write(Channel channel, Set<String> queues, long last) throws IOException {
        BasicProperties properties = MessageProperties.MINIMAL_PERSISTENT_BASIC
                .builder()
                .contentType("text/plain")
                .build();
        String list = String.join("\n", queues.stream().limit(MOST_NAMES).toList());
        channel.confirmSelect();
        channel.basicPublish("", name, properties, list.getBytes(StandardCharsets.UTF_8));
        try {
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        } catch (InterruptedException | TimeoutException unconfirmed) {
            throw new IOException("the list of queues was not confirmed", unconfirmed);
        }
        if (last > 0) {
            channel.basicAck(last, true);
        }
    }
}
