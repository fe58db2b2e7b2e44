package io.urutu;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.urutu.config.Setting;
import io.urutu.kernel.ConfigReader;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} is rendered from the settings records, so that it cannot drift. To write it anew:
 * {@code mvn test -pl extension -am -Dtest=ConfigurationPageTest -Durutu.docs.write=true}.
 */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String MARK = "<!-- rendered from the settings records; do not edit below -->";

    @Test
    void isWhatTheRecordsSay() throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(MARK) + MARK.length());
        String rendered = head + "\n\n" + render();
        if (Boolean.getBoolean("urutu.docs.write")) {
            Files.writeString(PAGE, rendered);
            return;
        }
        assertThat(page).isEqualTo(rendered);
    }

    @Test
    void everyKeyHasASentence() {
        assertThat(rows()).allSatisfy((key, row) -> assertThat(row).as(key).doesNotEndWith("|  |"));
    }

    private static String render() {
        return "| Key | Type | Default | Meaning |\n|---|---|---|---|\n" + String.join("\n", rows().values()) + "\n";
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (Class<?> record : settings()) {
            prefix(record).filter(prefix -> prefix.startsWith("urutu")).ifPresent(prefix -> rows(prefix, record, rows));
        }
        return rows;
    }

    private static void rows(String prefix, Class<?> record, Map<String, String> rows) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = prefix + "." + ConfigReader.keyOf(component);
            Class<?> type = component.getType();
            if (type.isRecord()) {
                rows(key, type, rows);
            } else if (type == Map.class && last(component).isRecord()) {
                rows(key + ".<name>", last(component), rows);
            } else {
                rows.put(key, row(type == Map.class ? key + ".*" : key, component));
            }
        }
    }

    private static String row(String key, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        boolean none = setting == null || setting.fallback().equals(Setting.NONE);
        String fallback = none ? "–" : setting.fallback().isEmpty() ? "empty" : "`" + setting.fallback() + "`";
        return "| `" + key + "` | " + word(component) + " | " + fallback + " | "
                + (setting == null ? "" : setting.doc()) + " |";
    }

    private static String word(RecordComponent component) {
        Class<?> type = component.getType();
        boolean many = type == List.class || type == java.util.Set.class;
        Class<?> one = many || type == Optional.class || type == Map.class ? last(component) : type;
        String name = one.isEnum()
                ? Arrays.stream(one.getEnumConstants())
                        .map(constant -> constant.toString().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(" or "))
                : one.getSimpleName().toLowerCase(java.util.Locale.ROOT);
        return many ? "list of " + name : name;
    }

    private static Class<?> last(RecordComponent component) {
        var arguments = ((ParameterizedType) component.getGenericType()).getActualTypeArguments();
        return (Class<?>) arguments[arguments.length - 1];
    }

    private static List<Class<?>> settings() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.urutu").stream()
                        .filter(type -> type.isRecord() && type.getSimpleName().endsWith("Settings"))
                        .map(JavaClass::reflect)
                        .sorted(Comparator.comparing(Class::getName))
                        .collect(Collectors.toList());
    }

    private static Optional<String> prefix(Class<?> record) {
        try {
            Field prefix = record.getDeclaredField("PREFIX");
            prefix.setAccessible(true);
            return Optional.of((String) prefix.get(null));
        } catch (NoSuchFieldException nested) {
            return Optional.empty();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
