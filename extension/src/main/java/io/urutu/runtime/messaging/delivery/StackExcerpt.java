package io.urutu.runtime.messaging.delivery;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a failure came from, short enough for a header: classes and places, no messages, which may quote data. */
final class StackExcerpt {
    private static final int FRAMES = 8;
    private static final int CAUSES = 4;
    private static final int LONGEST = 2_048;

    private StackExcerpt() {}

    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable each = failure;
        while (each != null && seen.size() < CAUSES && seen.add(each)) {
            text.append(seen.size() == 1 ? "" : "\ncaused by ")
                    .append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n at ").append(frames[i]);
            }
            each = each.getCause();
        }
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST);
    }
}
