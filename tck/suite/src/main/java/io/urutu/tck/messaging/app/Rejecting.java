package io.urutu.tck.messaging.app;

import io.urutu.messaging.MessageOf;

/** What {@link TodoHandler} knows of the session bean, so that it can live without. */
public interface Rejecting {
    void reject(MessageOf<Todo> message);
}
