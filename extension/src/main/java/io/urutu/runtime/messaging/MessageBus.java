package io.urutu.runtime.messaging;

import io.urutu.context.Role;
import io.urutu.kernel.Running;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.spi.Broker;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.binding.MessagingPlan;
import io.urutu.runtime.messaging.channels.ChannelPublisher;
import io.urutu.runtime.messaging.delivery.CurrentDelivery;
import io.urutu.runtime.messaging.handling.Callbacks;
import io.urutu.runtime.messaging.handling.Intake;
import io.urutu.runtime.messaging.payload.CloudEvents;
import io.urutu.runtime.messaging.payload.ConstraintCheck;
import io.urutu.runtime.messaging.payload.PayloadCheck;
import io.urutu.runtime.messaging.publishing.AfterCommitSink;
import io.urutu.runtime.messaging.publishing.Connections;
import io.urutu.runtime.messaging.publishing.MessageEncoder;
import io.urutu.runtime.messaging.publishing.ReplyReader;
import io.urutu.runtime.messaging.publishing.Requests;
import io.urutu.runtime.messaging.publishing.Sender;
import io.urutu.runtime.messaging.publishing.StagedPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bus of a running application: its broker, its publisher and, with role {@code worker}, its handlers at work.
 *
 * <p><b>Threading.</b> Safe for concurrent use; phases are called one after the other.
 */
final class MessageBus {
    private final Connections connections;
    private final MessagingPlan plan;
    private final PayloadCheck check;
    private final Sender sender;
    private final Requests requests;
    private final StagedPublisher publisher;
    private final Optional<Callbacks> callbacks;
    private final ChannelPublisher channels;
    private final Optional<Intake> intake;
    private final Executions executions;

    /** Opens nothing that waits: the brokers connect in the background. */
    MessageBus(
            Connections connections,
            MessagingPlan plan,
            Executions executions,
            CurrentDelivery current,
            Running running) {
        this.connections = connections;
        this.plan = plan;
        this.executions = executions;
        this.check = ConstraintCheck.find(running.beans());
        this.sender = new Sender(connections, plan.settings().confirmTimeout());
        this.requests = new Requests(
                new ReplyReader(plan.codecs(), check, plan.settings().maxBytes()), running.threads());
        this.publisher = publisher(executions, running);
        this.callbacks = plan.channels().isEmpty() ? Optional.empty() : Optional.of(new Callbacks(running.threads()));
        this.channels = new ChannelPublisher(plan.channels(), publisher, callbacks.map(open -> open));
        connections.all().forEach((name, broker) -> broker.answerTo(requests.listener(name)));
        connections.start(name -> plan.topologyOf(running.application(), name));
        this.intake = running.roles().contains(Role.WORKER) && !plan.handlers().isEmpty()
                ? Optional.of(new Intake(connections, plan, check, executions, current, channels, running))
                : Optional.empty();
        MessagingMessages.bound(count(MessageKind.EVENT), count(MessageKind.TASK), names());
    }

    MessagePublisher publisher() {
        return publisher;
    }

    ChannelPublisher channels() {
        return channels;
    }

    void admit() {
        intake.ifPresent(Intake::open);
    }

    void drain(Duration atMost) {
        intake.ifPresent(open -> open.drain(atMost));
    }

    /** The workers end first: what they still settle needs the connection. */
    void stop(Duration atMost) {
        Duration half = atMost.dividedBy(2);
        intake.ifPresent(open -> open.end(half));
        requests.close();
        connections.close(half);
        callbacks.ifPresent(open -> open.end(half));
        plan.codecs().close();
    }

    Connections connections() {
        return connections;
    }

    BusStatus.Workers workers() {
        return new BusStatus.Workers(
                intake.map(Intake::threads).orElse(0),
                intake.map(Intake::threadsAlive).orElse(0),
                executions.isStarted() ? executions.lostSlots() : 0);
    }

    long unrouted() {
        return sender.unrouted();
    }

    long lateReplies() {
        return requests.late();
    }

    /** The queues among them that are paused. */
    Set<String> paused() {
        return intake.map(Intake::paused).orElse(Set.of());
    }

    List<BusStatus.Pool> pools() {
        return intake.map(Intake::pools).orElse(List.of());
    }

    void pause(String handler) {
        intake.orElseThrow(() -> Intake.unknown(handler, Set.of())).pause(handler);
    }

    void resume(String handler) {
        intake.orElseThrow(() -> Intake.unknown(handler, Set.of())).resume(handler);
    }

    /** The queues this process should consume from, each with its connection. */
    Map<String, String> queues() {
        return intake.map(Intake::queues).orElse(Map.of());
    }

    private StagedPublisher publisher(Executions executions, Running running) {
        return new StagedPublisher(
                new MessageEncoder(
                        executions,
                        plan.codecs(),
                        check,
                        connections.names(),
                        plan.settings().publishMaxBytes(),
                        new CloudEvents(plan.settings().cloudEvents(), running.application()),
                        running.clock()),
                new AfterCommitSink(executions, sender),
                sender,
                requests,
                executions::isTransacted,
                plan.settings().confirmTimeout());
    }

    private String names() {
        return connections.all().values().stream().map(Broker::name).distinct().collect(Collectors.joining(", "));
    }

    private long count(MessageKind kind) {
        return plan.handlers().stream()
                .filter(handler -> handler.kind() == kind)
                .count();
    }
}
