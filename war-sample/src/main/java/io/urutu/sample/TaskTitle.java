package io.urutu.sample;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Not blank, and no longer than {@code tasks.max-title}: a limit that is configured cannot be an annotation's constant. */
@NotBlank
@Documented
@Constraint(validatedBy = TaskTitle.Length.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface TaskTitle {
    String message() default "is longer than tasks.max-title allows";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks the settings. */
    class Length implements ConstraintValidator<TaskTitle, String> {
        @Override
        public boolean isValid(String title, ConstraintValidatorContext context) {
            // asked for, not injected: on Payara the validators of resources are made by Jersey, not by CDI
            return title == null
                    || title.length()
                            <= CDI.current().select(TaskSettings.class).get().maxTitle();
        }
    }
}
