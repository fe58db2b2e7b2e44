package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.AckPolicy;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.channels.ChannelPublisher;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import io.urutu.runtime.messaging.delivery.Causes;
import io.urutu.runtime.messaging.delivery.CurrentDelivery;
import io.urutu.runtime.messaging.delivery.Delivery;
import io.urutu.runtime.messaging.delivery.DeliveryMessages;
import io.urutu.runtime.messaging.delivery.Verdict;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Calls a handler method through its bean, so that interceptors apply, and waits for the stage it returns. Runs inside
 * the execution; its timeout interrupts the wait.
 */
final class HandlerInvoker {
    private final BeanManager beans;
    private final Executions executions;
    private final CurrentDelivery current;
    private final ChannelPublisher channels;
    /** Of beans in a normal scope, by whose proxy every call finds its own instance. */
    private final Map<Bean<?>, Object> proxies = new ConcurrentHashMap<>();

    HandlerInvoker(BeanManager beans, Executions executions, CurrentDelivery current, ChannelPublisher channels) {
        this.beans = beans;
        this.executions = executions;
        this.current = current;
        this.channels = channels;
    }

    /**
     * Ends in a failure, and the work undone, whenever the handler gave the message back: whatever became of the
     * {@code Error} it saw, and also when another thread gave it back or an exception came that would not roll back.
     */
    @Nullable
    Object call(Handler handler, Delivery delivery) throws Exception {
        Object result;
        try {
            result = current.during(delivery, () -> await(invoke(handler.declaration(), delivery)));
        } finally {
            if (delivery.seal().undoes()) {
                executions.failOnly();
            }
        }
        requireSettled(handler, delivery);
        if (result != null && handler.declaration().outgoing().isPresent()) {
            channels.publish(handler.declaration().outgoing().get(), result);
        }
        return result instanceof Message<?> message ? message.getPayload() : result;
    }

    /** For a batch: what its elements' verbs marked undoes nothing. */
    @Nullable
    Object call(Handler handler, List<Delivery> batch) throws Exception {
        Object result =
                await(invoke(handler.declaration(), handler.declaration().method(), batch));
        boolean unmarked = batch.stream().map(Delivery::seal).anyMatch(verdict -> verdict.kind() == Verdict.Kind.NONE);
        if (unmarked && handler.settling().ackPolicy() == AckPolicy.MANUAL) {
            executions.failOnly();
            throw HandlingMessages.unsettled(handler.name());
        }
        return result;
    }

    private void requireSettled(Handler handler, Delivery delivery) {
        Verdict verdict = delivery.seal();
        if (verdict.undoes()) {
            throw DeliveryMessages.giveBack(delivery.id());
        }
        if (verdict.kind() == Verdict.Kind.NONE && handler.settling().ackPolicy() == AckPolicy.MANUAL) {
            executions.failOnly();
            throw HandlingMessages.unsettled(handler.name());
        }
    }

    /** Calls another method of the handler's bean, with what went wrong and the message, whose verbs are spent. */
    @Nullable
    Object callback(HandlerDeclaration handler, Method method, Throwable failure, Delivery delivery) throws Exception {
        return current.during(delivery, () -> invoke(handler, method, failure, delivery));
    }

    private @Nullable Object invoke(HandlerDeclaration handler, Delivery delivery) throws Exception {
        return invoke(handler, handler.method(), handler.envelope().of(delivery));
    }

    /** A dependent bean lives for this one call. */
    private @Nullable Object invoke(HandlerDeclaration handler, Method method, Object... arguments) throws Exception {
        Bean<?> bean = handler.bean();
        if (beans.isNormalScope(bean.getScope())) {
            return invoke(method, proxies.computeIfAbsent(bean, this::proxy), arguments);
        }
        CreationalContext<?> context = beans.createCreationalContext(bean);
        try {
            return invoke(method, beans.getReference(bean, bean.getBeanClass(), context), arguments);
        } finally {
            context.release();
        }
    }

    private Object proxy(Bean<?> bean) {
        return beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
    }

    private static @Nullable Object invoke(Method method, Object target, Object[] arguments) throws Exception {
        try {
            method.setAccessible(true); // package-private methods of the application are handlers too
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw Causes.rethrown(thrown.getTargetException());
        }
    }

    private static @Nullable Object await(@Nullable Object result) throws Exception {
        if (!(result instanceof CompletionStage<?> stage)) {
            return result;
        }
        CompletableFuture<Object> done = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                done.complete(value);
            } else {
                done.completeExceptionally(failure);
            }
        });
        try {
            return done.get();
        } catch (ExecutionException failed) {
            throw Causes.rethrown(failed.getCause());
        }
    }
}
