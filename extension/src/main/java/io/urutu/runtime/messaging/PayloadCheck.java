package io.urutu.runtime.messaging;

import java.util.List;

/** Tells what is wrong with a payload by its constraints. */
@FunctionalInterface
interface PayloadCheck {
    /** The paths of violated constraints, sorted; never a value, which may be personal data. */
    List<String> violations(Object payload);
}
