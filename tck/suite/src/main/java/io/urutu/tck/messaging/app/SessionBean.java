package io.urutu.tck.messaging.app;

import io.urutu.messaging.MessageOf;
import io.urutu.tck.probe.Rows;
import jakarta.ejb.Stateless;

/** A session bean, whose container wraps what is thrown. */
@Stateless
public class SessionBean implements Rejecting {
    @Override
    public void reject(MessageOf<Todo> message) {
        Rows.insert(message.payload().key() + "-inner");
        message.reject("inside a session bean");
    }
}
