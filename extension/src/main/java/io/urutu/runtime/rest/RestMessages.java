package io.urutu.runtime.rest;

import io.urutu.UrutuException;
import io.urutu.kernel.Messages;

/** What the rest room says. */
final class RestMessages {
    private static final Messages LOG = new Messages("rest");
    private static final String REMEDY =
            "Give the class a scope annotation such as @RequestScoped and let CDI make it; on "
                    + "Open Liberty put @Transactional on the class, or on each of its methods.";

    private RestMessages() {}

    static String roleOff() {
        return Messages.code(6001) + " this process does not answer requests: urutu.roles does not contain http. "
                + "Ask a process that has this role, or add it.";
    }

    static String notStarted() {
        return Messages.code(6002) + " the application is starting or stopping. Ask again.";
    }

    static String unreachable(String target) {
        return Messages.code(6003) + " " + target + ": the container does not intercept this class, so the "
                + "application's ExecutionInterceptors cannot run and the call is refused. " + REMEDY;
    }

    static void refusedUnreachable(String target) {
        LOG.error(6003, unreachable(target).substring(Messages.code(6003).length() + 1));
    }

    static String unreachableAsync(String target) {
        return Messages.code(6004) + " " + target + ": is asynchronous, and the container does not intercept its "
                + "class, so nothing can end its transaction when it returns; the call is refused. " + REMEDY;
    }

    static void toldUnreachableAsync(String target) {
        LOG.error(6004, unreachableAsync(target).substring(Messages.code(6004).length() + 1));
    }

    static UrutuException answered(String target, int status) {
        return new UrutuException(Messages.code(6005) + " " + target + ": answered " + status
                + " from where only the status is known, so its work was rolled back. Let CDI make the class, and "
                + "a returned Response commits whatever its status.");
    }

    static UrutuException abandoned(String target) {
        return new UrutuException(Messages.code(6006) + " " + target + ": its request ended before it did, so its "
                + "work was rolled back. See what the server logged of this request.");
    }

    static void foundAbandoned(String target) {
        LOG.warn(6006, target + ": its request ended with the execution still open; its work was rolled back");
    }

    static String notCommitted(String target) {
        return Messages.code(6007) + " " + target + ": could not be committed; nothing of it was kept.";
    }

    static void toldNotCommitted(String target, Throwable cause) {
        LOG.error(6007, target + ": could not be committed; nothing of it was kept. It was answered with 500.", cause);
    }
}
