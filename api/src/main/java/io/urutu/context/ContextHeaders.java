package io.urutu.context;

import java.util.Map;
import java.util.Optional;

/**
 * Headers that travel with the work: those of the request or message that {@code urutu.messaging.propagate-headers}
 * names, and what the application sets. Every message published from now on in this execution carries them, unless
 * {@code PublishOptions.header} says otherwise for one.
 *
 * <pre>{@code
 * @Inject ContextHeaders headers;
 * …
 * String tenant = headers.get("tenant").orElseThrow();
 * headers.set("region", "eu");
 * }</pre>
 *
 * <p>Names are kept in lower case and found in any. Those that belong to the bus, the broker, tracing and CloudEvents
 * ({@code urutu-…}, {@code x-…}, {@code CC}, {@code BCC}, {@code traceparent}, {@code tracestate}, {@code baggage},
 * {@code cloudEvents…}) never travel this way. A value has 1024 characters at most, an execution 32 headers; longer and
 * further ones of a request or message are left out.
 *
 * <p><b>Transactions.</b> None: a rollback takes nothing back.
 *
 * <p><b>Failure.</b> {@link IllegalStateException} outside an execution.
 *
 * <p><b>Threading.</b> Bound to the thread that runs the execution.
 */
public interface ContextHeaders {
    Optional<String> get(String name);

    /** All, by lower-case name; a copy. */
    Map<String, String> all();

    /** {@link IllegalArgumentException} for a reserved name, and for a name or value that is too long, or one too many. */
    void set(String name, String value);

    /** What is not there is no fault. */
    void remove(String name);
}
