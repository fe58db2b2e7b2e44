package io.urutu.runtime.messaging.payload;

import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.MessageCodec;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the codecs: JSON-B always, Jackson where it is asked for, and the application's own beans.
 *
 * <p>Jackson's classes are touched only where {@code urutu.messaging.codec} names it, or where that is not set and
 * the application has an {@code ObjectMapper} bean, known by its type's name.
 */
public final class CodecFinder {
    private static final String KEY = MessagingSettings.PREFIX + ".codec";
    private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper";

    private final BeanManager beans;

    public CodecFinder(BeanManager beans) {
        this.beans = beans;
    }

    /** Empty, and a problem, when the codec that is to be the standard is not there. */
    public Optional<Codecs> find(Optional<String> wanted, Problems problems) {
        Map<String, MessageCodec> all = new LinkedHashMap<>();
        all.put(JsonbCodec.NAME, new JsonbCodec());
        for (MessageCodec own : beans.createInstance().select(MessageCodec.class, Any.Literal.INSTANCE)) {
            all.put(own.name(), own);
        }
        Optional<Type> mapper = mapperType();
        String standard = wanted.orElse(mapper.isPresent() ? JacksonCodec.NAME : JsonbCodec.NAME);
        if (standard.equals(JacksonCodec.NAME) && !all.containsKey(standard)) {
            return jackson(mapper, problems).map(jackson -> withJackson(jackson, all));
        }
        if (!all.containsKey(standard)) {
            problems.add(CodecProblems.unknownCodec(KEY, standard, String.join(", ", new TreeSet<>(all.keySet()))));
        }
        return Optional.ofNullable(all.get(standard)).map(found -> new Codecs(found, all.values()));
    }

    private static Codecs withJackson(MessageCodec jackson, Map<String, MessageCodec> all) {
        all.put(jackson.name(), jackson);
        return new Codecs(jackson, all.values());
    }

    private Optional<MessageCodec> jackson(Optional<Type> mapper, Problems problems) {
        try {
            return mapper.isPresent()
                    ? applicationMapper(mapper.get(), problems)
                    : Optional.of(JacksonCodec.withOwnMapper());
        } catch (NoClassDefFoundError absent) {
            problems.add(CodecProblems.noJackson(KEY));
            return Optional.empty();
        }
    }

    private Optional<Type> mapperType() {
        return beans.getBeans(Object.class).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(type -> type.getTypeName().equals(MAPPER))
                .findFirst();
    }

    private Optional<MessageCodec> applicationMapper(Type type, Problems problems) {
        Instance<?> mapper = beans.createInstance().select((Class<?>) type);
        if (!mapper.isResolvable()) {
            problems.add(CodecProblems.severalMappers(KEY));
            return Optional.empty();
        }
        return Optional.of(new JacksonCodec(mapper.get()));
    }
}
