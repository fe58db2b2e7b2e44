package io.urutu.tck.messaging.app;

import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** In transactions of its own. */
@ApplicationScoped
public class Renewing {
    @Inject
    private MessagePublisher publisher;

    @Transactional(TxType.REQUIRES_NEW)
    public void publish(String key) {
        publisher.publish(new Happened(key, "inner"));
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void reject(MessageOf<Todo> message) {
        Rows.insert(message.payload().key() + "-inner");
        message.reject("inside a new transaction");
    }
}
