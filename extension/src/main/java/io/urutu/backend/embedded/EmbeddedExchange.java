package io.urutu.backend.embedded;

import io.urutu.kernel.TopicPattern;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Reply;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.messaging.spi.Topology;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A topic exchange with its queues: the part of a broker that outlives a connection.
 *
 * <p><b>Threading.</b> Safe for concurrent use: its monitor guards queues and subscriptions, and no listener is called
 * while it is held.
 */
final class EmbeddedExchange {
    private record Pattern(TopicPattern pattern, Set<EmbeddedQueue> queues) {}

    private final String name;
    private final Clock clock;
    private final int limit;
    private final Map<String, EmbeddedQueue> queues = new LinkedHashMap<>();
    private final Map<String, Set<EmbeddedQueue>> bindings = new LinkedHashMap<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();
    /** Queues where something changed since they were last asked; the one asked longest ago comes first. */
    private final Set<EmbeddedQueue> changed = new LinkedHashSet<>();

    private final Trampoline deliveries = new Trampoline(this::deliverOne);
    private final Delayed delayed = new Delayed();
    private final DelayTimer timer;
    private final Map<String, ReplyListener> answers = new HashMap<>();
    private int requesters;
    private int kept;

    EmbeddedExchange(String name, Clock clock, int limit) {
        this.name = name;
        this.clock = clock;
        this.limit = limit;
        this.timer = new DelayTimer(clock, this::deliver);
    }

    /** While somebody has it open, what is delayed comes by itself. */
    void open() {
        timer.open();
    }

    void close() {
        timer.close();
    }

    String name() {
        return name;
    }

    int limit() {
        return limit;
    }

    synchronized void declare(Topology topology) {
        for (QueuePlan plan : topology.queues()) {
            @Nullable
            EmbeddedQueue deadLetters = plan.deadLetterQueue()
                    .map(dead -> queues.computeIfAbsent(dead, d -> new EmbeddedQueue(d, null, Map.of())))
                    .orElse(null);
            EmbeddedQueue queue = queues.computeIfAbsent(plan.name(), q -> EmbeddedQueue.of(plan, deadLetters));
            plan.topics().forEach(topic -> bind(topic, queue));
        }
    }

    private void bind(String topic, EmbeddedQueue queue) {
        if (TopicPattern.isPattern(topic)) {
            patterns.computeIfAbsent(topic, t -> new Pattern(TopicPattern.of(t), new LinkedHashSet<>()))
                    .queues()
                    .add(queue);
        } else {
            bindings.computeIfAbsent(topic, t -> new LinkedHashSet<>()).add(queue);
        }
    }

    /** Each queue once, however many of its bindings match. */
    private Set<EmbeddedQueue> bound(String topic) {
        Set<EmbeddedQueue> exact = bindings.getOrDefault(topic, Set.of());
        if (patterns.isEmpty()) {
            return exact;
        }
        Set<EmbeddedQueue> all = new LinkedHashSet<>(exact);
        for (Pattern each : patterns.values()) {
            if (each.pattern().matches(topic)) {
                all.addAll(each.queues());
            }
        }
        return all;
    }

    synchronized boolean accepts(int more) {
        return more <= limit - kept;
    }

    /** Puts the message into every queue bound to its topic; empty when that would be more than may be kept. */
    Optional<Receipt> route(OutgoingMessage message, Optional<ReplyTo> replyTo) {
        Optional<Receipt> receipt = store(message, replyTo);
        deliveries.run();
        return receipt;
    }

    private synchronized Optional<Receipt> store(OutgoingMessage message, Optional<ReplyTo> replyTo) {
        Set<EmbeddedQueue> bound = bound(message.topic());
        if (!accepts(Math.max(1, bound.size()))) {
            return Optional.empty();
        }
        StoredMessage stored = StoredMessage.arrived(message, clock.instant(), replyTo);
        bound.forEach(queue -> queue.add(stored));
        changed.addAll(bound);
        kept += bound.size();
        return Optional.of(bound.isEmpty() ? new Receipt.Unroutable() : new Receipt.Confirmed());
    }

    /** An address for replies. */
    synchronized String answerTo(ReplyListener listener) {
        String address = "reply-" + ++requesters;
        answers.put(address, listener);
        return address;
    }

    /** Nothing where nobody waits any more. */
    void answer(String address, Reply reply) {
        ReplyListener listener = listener(address);
        if (listener != null) {
            listener.onReply(reply);
        }
    }

    private synchronized @Nullable ReplyListener listener(String address) {
        return answers.get(address);
    }

    synchronized void answerNoMore(String address) {
        answers.remove(address);
    }

    /** To be followed by {@link #deliver}. */
    synchronized Subscription attach(String queueName, int prefetch, DeliveryListener listener) {
        EmbeddedQueue queue = require(queueName);
        Subscription subscription = new Subscription(queue, prefetch, listener);
        queue.attach(subscription);
        changed.add(queue);
        return subscription;
    }

    void deliver() {
        deliveries.run();
    }

    void timePassed() {
        synchronized (this) {
            changed.addAll(queues.values());
        }
        deliveries.run();
    }

    /** To be followed by {@link #deliver}. */
    synchronized void reattach(Subscription subscription) {
        subscription.admit();
        subscription.queue().attach(subscription);
        changed.add(subscription.queue());
    }

    /** No more deliveries; a single active consumer stays the one until {@link #release}. */
    synchronized void detach(Collection<Subscription> subscriptions) {
        for (Subscription subscription : subscriptions) {
            if (subscription.queue().isSingleActive()) {
                subscription.hold();
            } else {
                subscription.queue().detach(subscription);
            }
        }
    }

    /** Everything unsettled goes back, in its old order, before what came later. */
    void release(Collection<Subscription> subscriptions) {
        synchronized (this) {
            for (Subscription subscription : subscriptions) {
                Deque<Delivery> lastFirst = new ArrayDeque<>();
                subscription.releaseAll().forEach(lastFirst::push);
                lastFirst.forEach(this::requeue);
                subscription.queue().detach(subscription);
                changed.add(subscription.queue());
            }
        }
        deliveries.run();
    }

    synchronized List<StoredMessage> content(String queueName) {
        EmbeddedQueue queue = require(queueName);
        arrive();
        buryExpired(queue, clock.instant());
        return queue.content();
    }

    private EmbeddedQueue require(String queueName) {
        EmbeddedQueue queue = queues.get(queueName);
        if (queue == null) {
            throw new IllegalArgumentException("no queue " + queueName + " in exchange " + name);
        }
        return queue;
    }

    private boolean deliverOne() {
        Delivery delivery = next();
        if (delivery == null) {
            return false;
        }
        delivery.hand().thenAccept(outcome -> settle(delivery, outcome));
        return true;
    }

    private synchronized @Nullable Delivery next() {
        arrive();
        while (!changed.isEmpty()) {
            EmbeddedQueue queue = changed.iterator().next();
            changed.remove(queue);
            buryExpired(queue, clock.instant());
            Delivery delivery = queue.next();
            if (delivery != null) {
                changed.add(queue);
                return delivery;
            }
        }
        return null;
    }

    private void settle(Delivery delivery, Outcome outcome) {
        synchronized (this) {
            Subscription subscription = delivery.subscription();
            if (!subscription.settle(delivery)) {
                return;
            }
            changed.add(subscription.queue());
            if (outcome instanceof Outcome.DeadLettered dead && !dead.delay().isZero()) {
                buryLater(subscription.queue(), delivery.message(), dead);
            } else if (outcome instanceof Outcome.DeadLettered dead) {
                bury(subscription.queue(), delivery.message(), dead.headers());
            } else if (outcome instanceof Outcome.Retried retried) {
                delay(retried.delay(), subscription.queue(), delivery.message().retried(retried.headers()));
            } else if (outcome instanceof Outcome.Requeued) {
                requeue(delivery);
            } else {
                kept--;
            }
        }
        deliveries.run();
    }

    private void requeue(Delivery delivery) {
        EmbeddedQueue queue = delivery.subscription().queue();
        StoredMessage returned = delivery.message().returned();
        if (queue.mayDeliverAgain(returned)) {
            queue.addFirst(returned);
            changed.add(queue);
        } else {
            bury(queue, returned, diedOf("delivery_limit", queue));
        }
    }

    private void buryExpired(EmbeddedQueue queue, Instant now) {
        queue.removeExpired(now).forEach(expired -> bury(queue, expired, diedOf("expired", queue)));
    }

    private void buryLater(EmbeddedQueue queue, StoredMessage message, Outcome.DeadLettered dead) {
        queue.deadLetters()
                .ifPresentOrElse(
                        grave -> delay(dead.delay(), grave, message.deadLetter(grave.name(), dead.headers())),
                        () -> kept--);
    }

    private void delay(Duration delay, EmbeddedQueue queue, StoredMessage message) {
        Instant dueAt = clock.instant().plus(delay);
        delayed.add(dueAt, queue, message);
        timer.set(dueAt);
    }

    /** What is due is in its queue from now on. */
    private void arrive() {
        if (delayed.isEmpty()) {
            return;
        }
        for (Delayed.Entry due : delayed.removeDue(clock.instant())) {
            due.queue().add(due.message());
            changed.add(due.queue());
        }
        delayed.earliest().ifPresent(timer::set);
    }

    private void bury(EmbeddedQueue queue, StoredMessage message, Map<String, Object> headers) {
        Optional<EmbeddedQueue> grave = queue.deadLetters();
        if (grave.isEmpty()) {
            kept--;
            return;
        }
        grave.get().add(message.deadLetter(grave.get().name(), headers));
        changed.add(grave.get());
    }

    /** What RabbitMQ writes on deaths it decides itself. */
    private Map<String, Object> diedOf(String reason, EmbeddedQueue queue) {
        return Map.of(
                "x-first-death-reason", reason, "x-first-death-queue", queue.name(), "x-first-death-exchange", name);
    }
}
