package io.urutu.backend.smallrye;

import com.arjuna.ats.jta.TransactionManager;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.RetryPolicy;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Pays at the second attempt, and never what is called poison. */
@MessageBusController
public class Orders {
    final BlockingQueue<Integer> attempts = new LinkedBlockingQueue<>();
    final BlockingQueue<String> paid = new LinkedBlockingQueue<>();
    final BlockingQueue<String> threads = new LinkedBlockingQueue<>();

    @Inject
    MessagePublisher publisher;

    BlockingQueue<Integer> attempts() {
        return attempts;
    }

    BlockingQueue<String> paid() {
        return paid;
    }

    BlockingQueue<String> threads() {
        return threads;
    }

    @MessageHandler(name = "pay", retry = @RetryPolicy(maxAttempts = 2, delay = "100ms"))
    void pay(MessageOf<Order> message) throws SystemException {
        attempts.add(message.attempt());
        threads.add(Thread.currentThread().getName() + " " + status());
        publisher.publish(new Paid(message.payload().id() + " at " + message.attempt()));
        if (message.attempt() == 1 || message.payload().id().equals("poison")) {
            throw new IllegalStateException("not yet");
        }
    }

    private static String status() throws SystemException {
        return TransactionManager.transactionManager().getStatus() == Status.STATUS_ACTIVE ? "transacted" : "bare";
    }

    @MessageHandler(name = "note")
    void note(Paid message) {
        paid.add(message.id());
    }
}
