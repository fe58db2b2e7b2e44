package io.urutu.backend.smallrye;

import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Handles what belongs to another connection by its type. */
@MessageBusController
public class Audits {
    @Event(value = "smallrye.audit", connection = "audit")
    public record Audit(String what) {}

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    BlockingQueue<String> seen() {
        return seen;
    }

    @MessageHandler(name = "audited")
    void on(Audit audit) {
        seen.add(audit.what());
    }
}
