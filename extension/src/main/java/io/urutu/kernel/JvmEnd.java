package io.urutu.kernel;

/**
 * Whether the JVM has begun to end. Its shutdown hooks run side by side, so a server's may have taken away what running
 * work needs before ours, or any event of the server's, says that it is over.
 *
 * <p><b>Threading.</b> Safe for concurrent use. Loads nothing when asked, since class loaders may be closed by then.
 *
 * @see Runtime#addShutdownHook
 */
public final class JvmEnd {
    private final Runtime runtime = Runtime.getRuntime();

    /** Costs two locks and an object: for failures, not for each piece of work. */
    public boolean hasBegun() {
        Thread probe = new Thread("urutu-kernel-probe"); // never started
        try {
            runtime.addShutdownHook(probe);
            runtime.removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException inProgress) {
            return true;
        }
    }
}
