package io.urutu.runtime.messaging.payload;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Jakarta Validation by the container's {@code Validator} bean. It is looked up with the first payload, since making one
 * costs a start-up more than most of the rest, and asked only about classes that have constraints.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class ConstraintCheck implements PayloadCheck {
    private final Map<Class<?>, Boolean> constrained = new ConcurrentHashMap<>();
    private final Instance<Validator> validators;
    private volatile @Nullable Validator validator;

    private ConstraintCheck(Instance<Validator> validators) {
        this.validators = validators;
    }

    /** A check that finds nothing where the server has no Jakarta Validation or no validator bean. */
    public static PayloadCheck find(BeanManager beans) {
        try {
            Instance<Validator> validators = beans.createInstance().select(Validator.class);
            return validators.isResolvable() ? new ConstraintCheck(validators) : payload -> List.of();
        } catch (NoClassDefFoundError absent) {
            return payload -> List.of();
        }
    }

    @Override
    public List<String> violations(Object payload) {
        Validator present = validator();
        if (!isConstrained(present, payload.getClass())) {
            return List.of();
        }
        return present.validate(payload).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .map(path -> path.isEmpty() ? payload.getClass().getSimpleName() : path)
                .distinct()
                .sorted()
                .toList();
    }

    private Validator validator() {
        Validator present = validator;
        if (present == null) {
            present = validators.get();
            validator = present;
        }
        return present;
    }

    /** True for cascades, too. What constraints a class has never changes. */
    private boolean isConstrained(Validator present, Class<?> type) {
        Boolean known = constrained.get(type);
        if (known == null) {
            known = present.getConstraintsForClass(type).isBeanConstrained();
            constrained.put(type, known);
        }
        return known;
    }
}
