package io.urutu.kernel;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings records from MicroProfile Config: the only place that does. Everything missing or malformed becomes a
 * problem; a malformed value with a fallback is reported and the fallback stands in, so that reading goes on.
 *
 * <p>It remembers which keys were asked for; {@link #reportUnknown} tells the others under a prefix.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
public final class ConfigReader {
    private final Config config;
    private final Problems problems;
    private final List<String> names;
    private final Set<String> known = new TreeSet<>();

    public ConfigReader(Config config, Problems problems) {
        this.config = config;
        this.problems = problems;
        this.names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .sorted()
                .distinct()
                .toList();
    }

    /** What a component is called in configuration, below its record's prefix. */
    public static String keyOf(RecordComponent component) {
        return SettingValue.keyOf(component);
    }

    /** The record at this prefix; empty when something required is missing or its constructor refused, which is then reported. */
    public <R extends Record> Optional<R> read(String prefix, Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            Object value = component(prefix, components[i]);
            complete &= value != null;
            values[i] = value;
        }
        return complete ? construct(prefix, type, values) : Optional.empty();
    }

    /** For records whose every component has a fallback. */
    public <R extends Record> R require(String prefix, Class<R> type) {
        return read(prefix, type)
                .orElseThrow(() -> new IllegalStateException(type + " at " + prefix + ": " + problems.report()));
    }

    /**
     * The records at {@code prefix.<name>}, by name: of every name that has a key below it, and of every one that the
     * environment gives a key in {@code defining} ({@code PREFIX_NAME_DEFINING}), where case and dashes are lost and
     * the name is taken for lower case with dashes.
     */
    public <R extends Record> Map<String, R> readNamed(String prefix, Class<R> type, String... defining) {
        String below = prefix + ".";
        Map<String, R> records = new TreeMap<>();
        Set<String> found = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(below) && name.indexOf('.', below.length()) > 0) {
                found.add(name.substring(below.length(), name.indexOf('.', below.length())));
            } else {
                for (String key : defining) {
                    inEnvironment(name, below, key).ifPresent(found::add);
                }
            }
        }
        found.removeAll(maps(type));
        found.forEach(name -> read(below + name, type).ifPresent(settings -> records.put(name, settings)));
        known.addAll(patterns(below + "<name>", type));
        return records;
    }

    private static Optional<String> inEnvironment(String name, String below, String key) {
        String before = environment(below);
        String behind = environment("." + key);
        if (!name.startsWith(before) || !name.endsWith(behind) || name.length() <= before.length() + behind.length()) {
            return Optional.empty();
        }
        String inside = name.substring(before.length(), name.length() - behind.length());
        return Optional.of(inside.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** What stands below the record's own prefix as a map is no name. */
    private static Set<String> maps(Class<?> type) {
        Set<String> maps = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == Map.class) {
                maps.add(SettingValue.keyOf(component));
            }
        }
        return maps;
    }

    private static String environment(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Reports every key under the prefix that nobody asked for, with the nearest that somebody did. */
    public void reportUnknown(String prefix) {
        for (String name : names) {
            if (name.startsWith(prefix + ".") && !isKnown(name)) {
                problems.add(
                        10,
                        name,
                        "no such key",
                        "The nearest known one is " + Nearest.to(name, known) + ". See docs/configuration.md.");
            }
        }
    }

    private boolean isKnown(String name) {
        return known.contains(name)
                || known.stream()
                        .anyMatch(key -> key.endsWith(".*") && name.startsWith(key.substring(0, key.length() - 1)));
    }

    private @Nullable Object component(String prefix, RecordComponent component) {
        String key = prefix + "." + SettingValue.keyOf(component);
        Class<?> type = component.getType();
        if (type == Map.class) {
            return entries(key, SettingValue.elementOf(component));
        }
        if (type.isRecord()) {
            return read(key, type.asSubclass(Record.class)).orElse(null);
        }
        known.add(key);
        return single(key, new SettingValue(component));
    }

    private @Nullable Object single(String key, SettingValue setting) {
        Optional<String> raw = config.getOptionalValue(key, String.class).map(String::trim);
        if (raw.isEmpty()) {
            Object fallback = fallback(key, setting);
            if (fallback == null && !setting.hasFallback()) {
                problems.add(
                        12,
                        key,
                        "no value",
                        "Set it to " + setting.expected() + ", in any MicroProfile Config source.");
            }
            return fallback;
        }
        try {
            return setting.convert(raw.get(), config);
        } catch (RuntimeException malformed) {
            String shown = setting.isSecret() ? "its value" : "\"" + raw.get() + "\"";
            problems.add(11, key, shown + " is not " + setting.expected(), setting.remedy());
            return fallback(key, setting);
        }
    }

    private @Nullable Object fallback(String key, SettingValue setting) {
        try {
            return setting.fallbackOr(config);
        } catch (RuntimeException malformed) {
            problems.add(
                    14, key, "the fallback of its @Setting is not " + setting.expected(), "Correct the annotation.");
            return null;
        }
    }

    /** A map is read from the names below the key: the first segment is the entry, the rest belongs to its value. */
    private Map<String, Object> entries(String key, Class<?> valueType) {
        String below = key + ".";
        Map<String, Object> entries = new TreeMap<>();
        for (String name : names) {
            if (!name.startsWith(below)) {
                continue;
            }
            String rest = name.substring(below.length());
            if (valueType.isRecord()) {
                String entry = firstSegment(rest);
                read(below + entry, valueType.asSubclass(Record.class))
                        .ifPresent(value -> entries.put(entry.replace("\"", ""), value));
            } else {
                known.add(name);
                config.getOptionalValue(name, String.class).ifPresent(value -> entries.put(rest, value));
            }
        }
        if (valueType.isRecord()) {
            known.addAll(patterns(below + "<name>", valueType));
        } else {
            known.add(below + "*");
        }
        return entries;
    }

    /** An entry whose name holds dots stands in quotes. */
    private static String firstSegment(String rest) {
        int closing = rest.startsWith("\"") ? rest.indexOf('"', 1) : -1;
        int dot = rest.indexOf('.', closing + 1);
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static Set<String> patterns(String prefix, Class<?> type) {
        Set<String> patterns = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            patterns.add(prefix + "." + SettingValue.keyOf(component));
        }
        return patterns;
    }

    private <R extends Record> Optional<R> construct(String prefix, Class<R> type, Object[] values) {
        try {
            Class<?>[] types = new Class<?>[values.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = type.getRecordComponents()[i].getType();
            }
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException refused) {
            problems.add(
                    13, prefix, String.valueOf(refused.getTargetException().getMessage()), "Change one of its values.");
            return Optional.empty();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " cannot be constructed", impossible);
        }
    }
}
