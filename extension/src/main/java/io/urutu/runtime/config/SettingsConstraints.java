package io.urutu.runtime.config;

import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.RecordComponent;
import java.util.Set;

/** Checks a settings record, and the records in it, against their Jakarta Validation constraints, in terms of keys. */
final class SettingsConstraints {
    void check(String prefix, Record settings, Problems problems) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            check(factory.getValidator(), prefix, settings, problems);
        } catch (ValidationException absent) {
            ConfigMessages.noValidation(absent);
        }
    }

    private static void check(Validator validator, String prefix, Record settings, Problems problems) {
        Set<ConstraintViolation<Record>> violations = validator.validate(settings);
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String key = prefix + "." + ConfigReader.keyOf(component);
            Object value = valueOf(component, settings);
            if (value instanceof Record nested) {
                check(validator, key, nested, problems);
            }
            violations.stream()
                    .filter(violation -> isOn(violation, component))
                    .forEach(violation -> problems.add(ConfigMessages.violated(key, violation.getMessage())));
        }
    }

    /** Elements of a list are told under the list's key. */
    private static boolean isOn(ConstraintViolation<?> violation, RecordComponent component) {
        String path = violation.getPropertyPath().toString();
        return path.equals(component.getName()) || path.startsWith(component.getName() + "[");
    }

    private static Object valueOf(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component + " cannot be read", impossible);
        }
    }
}
