package io.urutu.kernel;

import io.urutu.config.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** One component of a settings record: its key, type, fallback, and how a text becomes its value. */
final class SettingValue {
    private static final Map<Class<?>, Class<?>> BOXED = Map.of(
            int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class, double.class, Double.class);

    private final RecordComponent component;
    private final @Nullable Setting setting;

    SettingValue(RecordComponent component) {
        this.component = component;
        this.setting = component.getAnnotation(Setting.class);
    }

    static String keyOf(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        return setting != null && !setting.key().isEmpty() ? setting.key() : kebab(component.getName());
    }

    /** The last type argument: of a list its element, of a map its value. */
    static Class<?> elementOf(RecordComponent component) {
        Type[] arguments = ((ParameterizedType) component.getGenericType()).getActualTypeArguments();
        Type last = arguments[arguments.length - 1];
        return last instanceof Class<?> type ? type : (Class<?>) ((ParameterizedType) last).getRawType();
    }

    boolean isSecret() {
        return setting != null && setting.secret();
    }

    boolean hasFallback() {
        return setting != null && !setting.fallback().equals(Setting.NONE);
    }

    @Nullable
    Object fallbackOr(Config config) {
        Class<?> type = component.getType();
        if (setting != null && hasFallback()) {
            return convert(setting.fallback(), config);
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        return type == List.class ? List.of() : type == Set.class ? Set.of() : null;
    }

    Object convert(String text, Config config) {
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return text.isEmpty() ? Optional.empty() : Optional.of(one(text, elementOf(component), config));
        }
        if (type == List.class) {
            return parts(text)
                    .map(part -> one(part, elementOf(component), config))
                    .toList();
        }
        if (type == Set.class) {
            return parts(text)
                    .map(part -> one(part, elementOf(component), config))
                    .collect(Collectors.toUnmodifiableSet());
        }
        return one(text, type, config);
    }

    String expected() {
        Class<?> type = component.getType();
        Class<?> element =
                type == Optional.class || type == List.class || type == Set.class ? elementOf(component) : type;
        String one = word(element);
        return type == List.class || type == Set.class ? "a comma-separated list, each " + one : one;
    }

    String remedy() {
        return setting != null && hasFallback()
                ? "The default is " + (setting.fallback().isEmpty() ? "empty" : setting.fallback()) + "."
                : "Correct it.";
    }

    private static String word(Class<?> type) {
        if (type == Duration.class) {
            return "a duration such as 30s, 5m or PT1H";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        Class<?> boxed = BOXED.getOrDefault(type, type);
        if (Number.class.isAssignableFrom(boxed)) {
            return "a number";
        }
        return boxed == Boolean.class ? "true or false" : "a " + type.getSimpleName();
    }

    private static Object one(String text, Class<?> type, Config config) {
        if (type == String.class) {
            return text;
        }
        if (type == Duration.class) {
            return Durations.parse(text);
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        Class<?> boxed = BOXED.getOrDefault(type, type);
        Converter<?> converter = config.getConverter(boxed)
                .orElseThrow(() -> new IllegalArgumentException("no MicroProfile Config converter for " + boxed));
        Object value = converter.convert(text);
        if (value == null) {
            throw new IllegalArgumentException("empty");
        }
        return value;
    }

    /** MicroProfile Config takes any unknown word for false; a mistyped switch is an error here. */
    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object constant(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(",")).map(String::trim).filter(part -> !part.isEmpty());
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
