package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads what the broker meant out of the client's exceptions. */
final class Faults {
    /** What the broker said, or what kept us from hearing it. */
    static String text(Throwable failure) {
        Optional<Method> reason = reason(failure);
        if (reason.isPresent()) {
            return said(reason.get());
        }
        if (failure instanceof PossibleAuthenticationFailureException) {
            return "it hung up during the login";
        }
        if (failure instanceof TimeoutException) {
            return "no answer in time";
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String said = root instanceof ShutdownSignalException ? "connection lost" : root.getMessage();
        return said == null || said.isBlank() ? root.getClass().getSimpleName() : said;
    }

    /** The broker's reply code, 0 when it sent none. */
    static int code(Throwable failure) {
        return reason(failure).map(Faults::code).orElse(0);
    }

    /** Whether trying again helps only after a person acted. */
    static boolean isRefusal(Throwable failure) {
        int code = code(failure);
        return failure instanceof AuthenticationFailureException
                || failure instanceof PossibleAuthenticationFailureException
                || code == AMQP.ACCESS_REFUSED
                || code == AMQP.NOT_ALLOWED;
    }

    private static Optional<Method> reason(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ShutdownSignalException signal && code(signal.getReason()) != 0) {
                return Optional.ofNullable(signal.getReason());
            }
        }
        return Optional.empty();
    }

    private static int code(@Nullable Method reason) {
        if (reason instanceof AMQP.Channel.Close close) {
            return close.getReplyCode();
        }
        return reason instanceof AMQP.Connection.Close close ? close.getReplyCode() : 0;
    }

    private static String said(Method reason) {
        return reason instanceof AMQP.Channel.Close close
                ? close.getReplyText()
                : ((AMQP.Connection.Close) reason).getReplyText();
    }

    private Faults() {}
}
