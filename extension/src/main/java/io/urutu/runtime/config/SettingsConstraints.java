package io.urutu.runtime.config;

import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;

/** Checks a settings record against its Jakarta Validation constraints, in terms of keys. */
final class SettingsConstraints {
    void check(String prefix, Record value, Problems problems) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (ConstraintViolation<Record> violation : validator.validate(value)) {
                problems.add(ConfigMessages.violated(
                        prefix + "."
                                + key(
                                        value.getClass(),
                                        violation.getPropertyPath().toString()),
                        violation.getMessage()));
            }
        } catch (ValidationException absent) {
            ConfigMessages.noValidation(absent);
        }
    }

    /** The path of a violation names components; a key names what they are called in configuration. */
    private static String key(Class<?> record, String path) {
        StringJoiner key = new StringJoiner(".");
        Class<?> type = record;
        for (String name : path.split("\\.")) {
            Optional<RecordComponent> component = component(type, name);
            key.add(component.map(ConfigReader::keyOf).orElse(name));
            type = component.<Class<?>>map(RecordComponent::getType).orElse(type);
        }
        return key.toString();
    }

    private static Optional<RecordComponent> component(Class<?> type, String name) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }
}
