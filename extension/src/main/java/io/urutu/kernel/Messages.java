package io.urutu.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a room's numbered log lines go: the logger {@code io.urutu.<room>}. Each room has one package-private class of
 * typed methods over it. {@code System.Logger} is used because it needs no jar and reaches the log of every server.
 *
 * <p>ERROR: a person must act. WARN: we coped, someone should know. INFO: phases and reconnects only. Never a payload.
 */
public final class Messages {
    private final Logger logger;

    public Messages(String room) {
        logger = System.getLogger("io.urutu." + room);
    }

    /** {@code URUTU00002}. */
    public static String code(int id) {
        return String.format(Locale.ROOT, "URUTU%05d", id);
    }

    public void error(int id, String text) {
        error(id, text, null);
    }

    public void error(int id, String text, @Nullable Throwable cause) {
        log(Level.ERROR, id, text, cause);
    }

    public void warn(int id, String text) {
        warn(id, text, null);
    }

    public void warn(int id, String text, @Nullable Throwable cause) {
        log(Level.WARNING, id, text, cause);
    }

    public void info(int id, String text) {
        log(Level.INFO, id, text, null);
    }

    /** Needs no id. */
    public void debug(Supplier<String> text) {
        logger.log(Level.DEBUG, text);
    }

    private void log(Level level, int id, String text, @Nullable Throwable cause) {
        String line = code(id) + " " + oneLine(text);
        if (cause == null) {
            logger.log(level, line);
        } else {
            logger.log(level, line, cause);
        }
    }

    /** Ids and topics are strangers' words: none of them begins a line of its own. */
    private static String oneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                ? text
                : text.chars()
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .collect(StringBuilder::new, (line, c) -> line.append((char) c), StringBuilder::append)
                        .toString();
    }
}
