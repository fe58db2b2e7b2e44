package io.urutu.runtime.rest;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;

/**
 * The last net: rolls back what a request leaves behind on its thread, so that the thread's next one does not find it.
 * Public because the servlet container instantiates it.
 */
public final class RequestEndListener implements ServletRequestListener {
    private final Lookup lookup = new Lookup();

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        lookup.find().flatMap(HttpExecutions::call).ifPresent(RequestEndListener::end);
    }

    private static void end(HttpCall call) {
        String target = call.target().name();
        if (call.isReached()) {
            call.endAsRecorded();
            return;
        }
        call.end(RestMessages.abandoned(target));
        RestMessages.foundAbandoned(target);
    }
}
