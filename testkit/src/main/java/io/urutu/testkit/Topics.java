package io.urutu.testkit;

import io.urutu.messaging.Event;
import io.urutu.messaging.Task;

/** The topics payload types have of themselves. */
final class Topics {
    private Topics() {}

    static String of(Class<?> type) {
        Event event = type.getAnnotation(Event.class);
        if (event != null) {
            return event.value();
        }
        Task task = type.getAnnotation(Task.class);
        if (task == null) {
            throw new IllegalArgumentException("URUTU21012 " + type.getSimpleName()
                    + " has neither @Event nor @Task. Name the topic, too: (\"user.created\", " + type.getSimpleName()
                    + ".class).");
        }
        return task.value();
    }
}
