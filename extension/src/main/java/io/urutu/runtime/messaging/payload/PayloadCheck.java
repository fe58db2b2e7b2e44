package io.urutu.runtime.messaging.payload;

import java.util.List;

/** Tells what is wrong with a payload by its constraints. */
@FunctionalInterface
public interface PayloadCheck {
    /** The paths of violated constraints, sorted; never a value, which may be personal data. */
    List<String> violations(Object payload);
}
