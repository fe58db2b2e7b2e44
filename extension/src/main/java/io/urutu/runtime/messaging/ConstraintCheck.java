package io.urutu.runtime.messaging;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.validation.Validator;
import java.util.List;

/** Jakarta Validation by the container's {@code Validator} bean. */
final class ConstraintCheck implements PayloadCheck {
    private final Validator validator;

    private ConstraintCheck(Validator validator) {
        this.validator = validator;
    }

    /** A check that finds nothing where the server has no Jakarta Validation or no validator bean. */
    static PayloadCheck find(BeanManager beans) {
        try {
            Instance<Validator> validator = beans.createInstance().select(Validator.class);
            return validator.isResolvable() ? new ConstraintCheck(validator.get()) : payload -> List.of();
        } catch (NoClassDefFoundError absent) {
            return payload -> List.of();
        }
    }

    @Override
    public List<String> violations(Object payload) {
        return validator.validate(payload).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .map(path -> path.isEmpty() ? payload.getClass().getSimpleName() : path)
                .distinct()
                .sorted()
                .toList();
    }
}
