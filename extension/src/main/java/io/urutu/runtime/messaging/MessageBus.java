package io.urutu.runtime.messaging;

import io.urutu.context.Role;
import io.urutu.kernel.Running;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.spi.Broker;
import io.urutu.runtime.context.Executions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bus of a running application: its broker, its publisher and, with role {@code worker}, its handlers at work.
 *
 * <p><b>Threading.</b> Safe for concurrent use; phases are called one after the other.
 */
final class MessageBus {
    private final Broker broker;
    private final MessagingPlan plan;
    private final PayloadCheck check;
    private final Sender sender;
    private final MessagePublisher publisher;
    private final Optional<Intake> intake;

    /** Opens nothing that waits: the broker connects in the background. */
    MessageBus(Broker broker, MessagingPlan plan, Executions executions, CurrentDelivery current, Running running) {
        this.broker = broker;
        this.plan = plan;
        this.check = ConstraintCheck.find(running.beans());
        this.sender = new Sender(broker);
        this.publisher = publisher(executions, running);
        broker.start(TopologyPlanner.plan(running.application(), plan.handlers()));
        this.intake = running.roles().contains(Role.WORKER) && !plan.handlers().isEmpty()
                ? Optional.of(new Intake(broker, plan, check, executions, current, running))
                : Optional.empty();
        MessagingMessages.bound(count(MessageKind.EVENT), count(MessageKind.TASK), broker.name());
    }

    MessagePublisher publisher() {
        return publisher;
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
        broker.close(half);
        plan.codecs().close();
    }

    Broker broker() {
        return broker;
    }

    long unrouted() {
        return sender.unrouted();
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

    /** The queues this process should consume from. */
    Set<String> queues() {
        return intake.map(Intake::queues).orElse(Set.of());
    }

    private MessagePublisher publisher(Executions executions, Running running) {
        return new StagedPublisher(
                new MessageEncoder(executions, plan.codecs(), check, running.clock()),
                new AfterCommitSink(executions, sender),
                sender,
                plan.settings().confirmTimeout());
    }

    private long count(MessageKind kind) {
        return plan.handlers().stream()
                .filter(handler -> handler.kind() == kind)
                .count();
    }
}
