package io.urutu;

import io.urutu.context.ContextHeaders;
import io.urutu.context.Execution;
import io.urutu.context.spi.CurrentExecution;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.spi.CurrentMessage;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The resources of the running execution for code that is no bean: entities, mappers, static helpers.
 *
 * <p>Beans inject {@link MessagePublisher}, {@link Execution} and their {@code EntityManager} instead; both ways reach
 * the same objects.
 *
 * <pre>{@code
 * Task task = new Task(title);
 * Hooks.session().persist(task);
 * Hooks.publisher().publish(new TaskCreated(task.id()));
 * }</pre>
 *
 * <p><b>Threading.</b> Bound to the thread that runs the execution; a thread started by the application is outside.
 *
 * <p><b>Failure.</b> {@link IllegalStateException} outside an execution.
 */
public final class Hooks {
    private Hooks() {}

    /** The application's own {@code @Produces EntityManager} bean with the default qualifier. */
    public static EntityManager session() {
        execution();
        return one(
                CDI.current().select(EntityManager.class),
                "no bean produces an EntityManager",
                "add @Produces @PersistenceContext EntityManager to one of your beans");
    }

    /** The application's own {@code EntityManager} bean that is {@code @Named(unit)}: the name really selects. */
    public static EntityManager session(String unit) {
        execution();
        return one(
                CDI.current().select(EntityManager.class, NamedLiteral.of(unit)),
                "no bean produces an EntityManager @Named(\"" + unit + "\")",
                "add a method @Produces @Named(\"" + unit + "\") EntityManager to one of your beans");
    }

    /** The publisher, as injected. */
    public static MessagePublisher publisher() {
        return inside(MessagePublisher.class);
    }

    /** The execution this thread runs. */
    public static Execution execution() {
        return current().require();
    }

    /** The message this execution handles. {@link IllegalStateException} in executions of another kind. */
    public static MessageOf<?> message() {
        return inside(CurrentMessage.class).require();
    }

    /** The headers that travel with this execution, as injected. */
    public static ContextHeaders headers() {
        return inside(ContextHeaders.class);
    }

    /** The value of a {@link io.urutu.context.Metadata} entry of the running method, its class, or a surrounding {@link #withMetadata}. */
    public static Optional<String> metadata(String key) {
        return Optional.ofNullable(execution().metadata().get(key)).map(entry -> entry.value());
    }

    /** Runs the body with one more metadata entry, and takes it away again however the body ends. */
    public static <T> T withMetadata(String key, String value, Callable<T> body) throws Exception {
        return current().withMetadata(key, value, body);
    }

    /**
     * Runs the body in a transaction of its own and commits it, whatever becomes of the surrounding one. What the body
     * publishes leaves with this commit. Any exception rolls it back and is passed on.
     */
    public static <T> T inNewTransaction(Callable<T> body) throws Exception {
        return current().inNewTransaction(body);
    }

    private static CurrentExecution current() {
        return one(
                instance(CurrentExecution.class),
                "Urutu does not run in this application",
                "add urutu-extension to WEB-INF/lib");
    }

    private static <T> T inside(Class<T> type) {
        execution();
        return one(
                instance(type), type.getSimpleName() + " is not available", "see the start log for what was left out");
    }

    private static <T> Instance<T> instance(Class<T> type) {
        try {
            return CDI.current().select(type);
        } catch (IllegalStateException noContainer) {
            throw new IllegalStateException(
                    "URUTU05001 there is no CDI container on this thread: Hooks work inside an "
                            + "execution (a request, message, scheduled action or socket event).",
                    noContainer);
        }
    }

    /** A named producer has the default qualifier too: where several answer, the one without a name is meant. */
    private static <T> T one(Instance<T> beans, String wrong, String remedy) {
        if (beans.isUnsatisfied()) {
            throw new IllegalStateException("URUTU05002 " + wrong + ": " + remedy + ".");
        }
        if (beans.isResolvable()) {
            return beans.get();
        }
        return beans.handlesStream()
                .filter(handle -> handle.getBean().getName() == null)
                .findFirst()
                .map(Instance.Handle::get)
                .orElseGet(beans::get);
    }
}
