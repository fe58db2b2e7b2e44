package io.urutu.testkit;

import io.urutu.context.HttpInfo;
import io.urutu.context.spi.CurrentExecution;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.spi.PayloadDecoder;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The test's side of an application under {@link UrutuTest}: sends messages in, calls into it, and tells what came of it.
 *
 * <pre>{@code
 * harness.publish(new RunTask("t-1"));
 * assertThat(harness.published(TaskEnded.class)).extracting(Published::payload).containsExactly(new TaskEnded("t-1"));
 * assertThat(harness.deadLettered()).isEmpty();
 * }</pre>
 *
 * <p><b>Waiting.</b> All questions wait first, as {@link #awaitQuiet()} does, so tests need no sleeps. What waits for its
 * time (a delayed message, a retry) does not count: move the {@link VirtualClock}.
 *
 * <p><b>Types.</b> A type is asked for by the topic of its {@code @Event} or {@code @Task}; one without, or published
 * under another topic, by naming the topic, too. Payloads are what the bytes on the wire say.
 *
 * <p><b>Threading.</b> Safe for concurrent use by the test's threads; not for handlers, which would wait for themselves.
 */
public final class Harness {
    private final Ledger ledger;
    private final Instance<Object> beans;

    Harness(Ledger ledger, Instance<Object> beans) {
        this.ledger = ledger;
        this.beans = beans;
    }

    /** Publishes from outside the application, at once. Throws as an immediate publication does. */
    public void publish(Object payload) {
        publish(payload, PublishOptions.of());
    }

    /** As {@link #publish(Object)}, with options. */
    public void publish(Object payload, PublishOptions options) {
        bean(MessagePublisher.class).publish(payload, options.immediate());
    }

    /**
     * Runs the body as a request would: in an execution and transaction of its own. What it publishes leaves after the
     * commit; an exception rolls back and is passed on.
     */
    public <T> T call(Callable<T> body) throws Exception {
        return bean(CurrentExecution.class).inNewExecution(new HttpInfo("Harness#call", "POST", "/"), body);
    }

    /** Waits until every message sent is settled or waits for its time; {@link AssertionError} after ten seconds. */
    public void awaitQuiet() {
        ledger.activity().awaitNone();
    }

    /** What the application and the test published of this type, oldest first. */
    public <T> List<Published<T>> published(Class<T> type) {
        return published(Topics.of(type), type);
    }

    /** What was published under this topic, as this type. */
    public <T> List<Published<T>> published(String topic, Class<T> type) {
        awaitQuiet();
        return reader().published(topic, type);
    }

    /** What handlers are done with of this type, in the order of their success. */
    public <T> List<Handled<T>> handled(Class<T> type) {
        return handled(Topics.of(type), type);
    }

    /** What handlers are done with under this topic, as this type. */
    public <T> List<Handled<T>> handled(String topic, Class<T> type) {
        awaitQuiet();
        return reader().handled(topic, type);
    }

    /** What is in the dead letter queues of this type, oldest first. */
    public <T> List<DeadLettered<T>> deadLettered(Class<T> type) {
        return deadLettered(Topics.of(type), type);
    }

    /** What is in the dead letter queues under this topic, as this type. */
    public <T> List<DeadLettered<T>> deadLettered(String topic, Class<T> type) {
        awaitQuiet();
        return reader().deadLettered(topic, type);
    }

    /** All that is in the dead letter queues, its bodies as text: they need not be readable as any type. */
    public List<DeadLettered<String>> deadLettered() {
        awaitQuiet();
        return reader().deadLettered();
    }

    private LedgerReader reader() {
        return new LedgerReader(ledger, bean(PayloadDecoder.class));
    }

    private <T> T bean(Class<T> type) {
        return beans.select(type).get();
    }
}
