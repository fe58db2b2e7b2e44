package io.urutu.runtime.rest;

import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body that is not what the resource takes: 400 with a reason. Servers differ in what their readers throw, and some
 * answer 500; so it is caught where it is thrown. Public because JAX-RS instantiates it.
 */
@ConstrainedTo(RuntimeType.SERVER)
public final class UnreadableBody implements ReaderInterceptor {
    private static final String JACKSON = "com.fasterxml.jackson.";

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (WebApplicationException decided) {
            throw decided.getResponse().getStatus() == Status.BAD_REQUEST.getStatusCode()
                            && !decided.getResponse().hasEntity()
                    ? refuse(decided)
                    : decided;
        } catch (RuntimeException unreadable) {
            throw refuse(unreadable);
        } catch (IOException failed) {
            if (failed.getClass().getName().startsWith(JACKSON)) {
                throw refuse(failed);
            }
            throw failed; // the connection, not the body
        }
    }

    private static BadRequestException refuse(Exception cause) {
        return new BadRequestException(
                ProblemDetail.of(Status.BAD_REQUEST, detail(cause)).response(), cause);
    }

    static String detail(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonParsingException malformed && malformed.getLocation() != null) {
                return "The body is not well-formed JSON: line "
                        + malformed.getLocation().getLineNumber() + ", column "
                        + malformed.getLocation().getColumnNumber() + ".";
            }
        }
        return "The body does not have the form this resource takes.";
    }
}
