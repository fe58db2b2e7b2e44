package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.EOFException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Reads what the broker meant out of the client's exceptions. */
public final class Faults {
    /** What the broker said, or what kept us from hearing it; without a full stop. */
    public static String text(Throwable failure) {
        return said(failure).replaceAll("\\.+$", "");
    }

    private static String said(Throwable failure) {
        Optional<Method> reason = reason(failure);
        if (reason.isPresent()) {
            return said(reason.get());
        }
        if (failure instanceof PossibleAuthenticationFailureException) {
            return failure instanceof AuthenticationFailureException
                    ? String.valueOf(failure.getMessage())
                    : "it hung up during the login";
        }
        if (failure instanceof TimeoutException) {
            return "no answer in time";
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (root instanceof ShutdownSignalException || root instanceof EOFException) {
            return "the connection broke";
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }

    /** The broker's reply code, 0 when it sent none. */
    public static int code(Throwable failure) {
        return reason(failure).map(Faults::code).orElse(0);
    }

    /** Whether trying again helps only after a person acted. */
    static boolean isRefusal(Throwable failure) {
        int code = code(failure);
        return failure instanceof AuthenticationFailureException
                || code == AMQP.ACCESS_REFUSED
                || code == AMQP.NOT_ALLOWED;
    }

    /** Whether the two do not trust each other, which a person has to arrange. */
    static boolean isTls(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SSLHandshakeException || each instanceof CertificateException) {
                return true;
            }
        }
        return false;
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
