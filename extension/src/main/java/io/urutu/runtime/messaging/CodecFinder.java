package io.urutu.runtime.messaging;

import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.MessageCodec;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the codecs: JSON-B always, Jackson where it is asked for, and the application's own beans.
 *
 * <p>Jackson's classes are touched only where {@code urutu.messaging.codec} names it or the application has an
 * {@code ObjectMapper} bean, known by its type's name.
 */
final class CodecFinder {
    private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper";

    private final BeanManager beans;

    CodecFinder(BeanManager beans) {
        this.beans = beans;
    }

    /** Empty, and a problem, when the codec that configuration names is not there. */
    Optional<Codecs> find(Optional<String> wanted, Problems problems) {
        Map<String, MessageCodec> all = new LinkedHashMap<>();
        Optional<Type> mapper = mapperType();
        JsonbCodec jsonb = new JsonbCodec();
        all.put(JsonbCodec.NAME, jsonb);
        for (MessageCodec own : beans.createInstance().select(MessageCodec.class, Any.Literal.INSTANCE)) {
            all.put(own.name(), own);
        }
        if (!all.containsKey(JacksonCodec.NAME)
                && (mapper.isPresent() || wanted.equals(Optional.of(JacksonCodec.NAME)))) {
            jackson(mapper, problems).ifPresent(jackson -> all.put(jackson.name(), jackson));
        }
        String name = wanted.orElse(mapper.isPresent() ? JacksonCodec.NAME : JsonbCodec.NAME);
        Codecs codecs = new Codecs(all.getOrDefault(name, jsonb), all.values());
        if (codecs.find(name).isEmpty() && !name.equals(JacksonCodec.NAME)) {
            problems.add(MessagingProblems.unknownCodec(MessagingSettings.PREFIX + ".codec", name, codecs.names()));
        }
        return codecs.find(name).map(found -> codecs);
    }

    private Optional<MessageCodec> jackson(Optional<Type> mapper, Problems problems) {
        try {
            return Optional.of(
                    mapper.map(this::applicationMapper).map(JacksonCodec::new).orElseGet(JacksonCodec::withOwnMapper));
        } catch (NoClassDefFoundError absent) {
            problems.add(MessagingProblems.noJackson(MessagingSettings.PREFIX + ".codec"));
            return Optional.empty();
        }
    }

    private Optional<Type> mapperType() {
        return beans.getBeans(Object.class).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(type -> type.getTypeName().equals(MAPPER))
                .findFirst();
    }

    private Object applicationMapper(Type type) {
        Instance<?> mapper = beans.createInstance().select((Class<?>) type);
        return mapper.get();
    }
}
