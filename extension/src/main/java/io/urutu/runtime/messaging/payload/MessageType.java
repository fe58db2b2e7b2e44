package io.urutu.runtime.messaging.payload;

import io.urutu.messaging.Event;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.Task;
import java.util.Optional;

/**
 * What the annotations of a payload type say.
 *
 * @param topic empty for a type that is neither event nor task
 * @param requireRoute whether an event nobody is bound to is an error
 * @param connection the broker it belongs to; empty for the unnamed one
 * @param version of its shape, from 1
 * @param contradictory whether it is both, which is a fault of the type
 */
public record MessageType(
        Optional<String> topic,
        MessageKind kind,
        boolean requireRoute,
        String connection,
        int version,
        boolean contradictory) {
    public static MessageType of(Class<?> type) {
        Event event = type.getAnnotation(Event.class);
        Task task = type.getAnnotation(Task.class);
        if (task != null) {
            return new MessageType(
                    Optional.of(task.value()),
                    MessageKind.TASK,
                    true,
                    task.connection(),
                    task.version(),
                    event != null);
        }
        if (event != null) {
            return new MessageType(
                    Optional.of(event.value()),
                    MessageKind.EVENT,
                    event.requireRoute(),
                    event.connection(),
                    event.version(),
                    false);
        }
        return new MessageType(Optional.empty(), MessageKind.EVENT, false, "", 1, false);
    }
}
