package io.urutu.runtime.rest;

import io.urutu.context.HttpInfo;
import io.urutu.context.Role;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.context.OpenExecution;
import io.urutu.runtime.context.Origin;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The executions of requests, as the filters, the interceptor and the listener share them.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class HttpExecutions {
    private final Executions executions;

    @SuppressWarnings("ThreadLocalUsage") // an instance per application: a static one would join two on one server
    private final ThreadLocal<@Nullable HttpCall> calls = new ThreadLocal<>();

    private final Set<Class<?>> beans = ConcurrentHashMap.newKeySet();
    private volatile Set<Role> roles = Set.of();

    HttpExecutions(Executions executions) {
        this.executions = executions;
    }

    /** The container makes this class itself, and so can intercept it. */
    void learn(Class<?> bean) {
        beans.add(bean);
    }

    /** Whether the method can be intercepted where the container made the object; session beans always are. */
    boolean knows(ResourceTarget target) {
        return ResourceMethods.isInterceptable(target.type(), target.method())
                && (beans.contains(target.type()) || target.plan().transaction() == Mode.CONTAINER);
    }

    void start(Set<Role> given) {
        roles = given;
    }

    /** Why no resource may answer now; empty when it may. */
    Optional<String> closed() {
        if (!executions.isStarted() || roles.isEmpty()) {
            return Optional.of(RestMessages.notStarted());
        }
        return roles.contains(Role.HTTP) ? Optional.empty() : Optional.of(RestMessages.roleOff());
    }

    /** Whether something must run before each method, so that one that cannot be intercepted must not run. */
    boolean isIntercepted() {
        return executions.isIntercepted();
    }

    /** Whether this thread runs an execution already, which a nested request joins. */
    boolean isInside() {
        return executions.current().isPresent();
    }

    /** Of a request's headers those that travel on. */
    Map<String, String> pick(Collection<String> names, Function<String, @Nullable Object> valueOf) {
        return executions.pick(names, valueOf);
    }

    /** Opens the request's execution and begins its transaction. */
    HttpCall open(ResourceTarget target, HttpInfo info, Origin origin) {
        OpenExecution execution = executions.open(info, target.plan(), origin, Duration.ZERO);
        HttpCall call = new HttpCall(target, execution, calls::remove);
        try {
            execution.begin();
        } catch (RuntimeException refused) {
            call.end(refused);
            throw refused;
        }
        calls.set(call);
        return call;
    }

    /** The request of this thread whose execution has not ended. */
    Optional<HttpCall> call() {
        return Optional.ofNullable(calls.get());
    }
}
