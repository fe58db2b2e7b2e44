package io.urutu.tck.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in the application, by key and in order. Holds no transaction, so that it also tells of what was
 * rolled back.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Ledger {
    private static final Map<String, List<String>> NOTES = new HashMap<>();

    private Ledger() {}

    public static void note(String key, String entry) {
        synchronized (NOTES) {
            NOTES.computeIfAbsent(key, none -> new ArrayList<>()).add(entry);
            NOTES.notifyAll();
        }
    }

    public static List<String> notes(String key) {
        synchronized (NOTES) {
            return List.copyOf(NOTES.getOrDefault(key, List.of()));
        }
    }

    /** Waits at most this long for the entry; whether it came. */
    static boolean await(String key, String entry, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (NOTES) {
            while (!notes(key).contains(entry)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                NOTES.wait(left);
            }
            return true;
        }
    }
}
