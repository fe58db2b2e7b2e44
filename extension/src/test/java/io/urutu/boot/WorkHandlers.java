package io.urutu.boot;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Notes what it handles, and whether each handling was told to be a repetition. */
@MessageBusController
public class WorkHandlers {
    private static final long WORK = TimeUnit.MILLISECONDS.toNanos(3);

    private final Map<String, List<Boolean>> handled = new ConcurrentHashMap<>();

    @MessageHandler(name = "work")
    void handle(MessageOf<Work> message) {
        LockSupport.parkNanos(WORK);
        handled.computeIfAbsent(message.payload().id(), id -> Collections.synchronizedList(new ArrayList<>()))
                .add(message.redelivered() || message.attempt() > 1);
    }

    boolean has(String id) {
        return handled.containsKey(id);
    }

    Map<String, List<Boolean>> handled() {
        return handled;
    }
}
