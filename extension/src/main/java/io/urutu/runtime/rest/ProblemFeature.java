package io.urutu.runtime.rest;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.ReaderInterceptor;
import java.util.Map;

/** Answers bad requests as problem+json. Public because {@code ServiceLoader} instantiates it. */
public final class ProblemFeature implements Feature {
    /** After everything of the application's: its own mappers win. */
    private static final int LAST = 1_000_000;

    @Override
    public boolean configure(FeatureContext context) {
        if (context.getConfiguration().getRuntimeType() == RuntimeType.CLIENT
                || context.getConfiguration().isRegistered(UnreadableBody.class)) {
            return false;
        }
        // outermost, so that it sees what any other reader throws
        context.register(UnreadableBody.class, Map.of(ReaderInterceptor.class, 1));
        context.register(PublishRefusedMapper.class, Map.of(ExceptionMapper.class, LAST));
        if (isBeanValidationHere()) {
            context.register(InvalidInputMapper.class, Map.of(ExceptionMapper.class, LAST));
        }
        return true;
    }

    private static boolean isBeanValidationHere() {
        try {
            Class.forName(
                    "jakarta.validation.ConstraintViolationException", false, ProblemFeature.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
