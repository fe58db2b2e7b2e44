package io.urutu.runtime.messaging.channels;

import io.urutu.kernel.Problems;
import io.urutu.runtime.messaging.declaring.ReactiveProblems;
import io.urutu.runtime.messaging.declaring.Signatures;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Provider;
import java.lang.reflect.Member;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * The injection points with {@code @Channel}, and the emitters that go there: one bean for each type asked for, since
 * {@code Emitter<Order>} and {@code Emitter<Invoice>} are different types to CDI.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
public final class EmitterPoints {
    private final List<InjectionPoint> points = new ArrayList<>();

    public void saw(InjectionPoint point) {
        if (channel(point).isPresent()) {
            points.add(point);
        }
    }

    /** The channels' names. */
    public Set<String> channels() {
        Set<String> names = new TreeSet<>();
        points.forEach(point -> channel(point).ifPresent(names::add));
        return names;
    }

    public void check(Problems problems) {
        points.forEach(point -> check(point, problems));
    }

    public void bind(AfterBeanDiscovery event, Supplier<ChannelPublisher> publisher) {
        Set<Type> types = new LinkedHashSet<>();
        points.forEach(point -> types.add(wanted(point)));
        types.forEach(type -> event.<Emitter<Object>>addBean()
                .types(type, Object.class)
                .qualifiers(Any.Literal.INSTANCE, AnyChannel.INSTANCE)
                .scope(Dependent.class)
                .id("urutu:" + type.getTypeName())
                .produceWith(lookup -> emitter(lookup, publisher)));
    }

    private static Emitter<Object> emitter(Instance<Object> lookup, Supplier<ChannelPublisher> publisher) {
        InjectionPoint point = lookup.select(InjectionPoint.class).get();
        return new ChannelEmitter<>(channel(point).orElseThrow(), publisher);
    }

    private static void check(InjectionPoint point, Problems problems) {
        Type type = wanted(point);
        String where = where(point);
        if (type == Emitter.class) {
            problems.add(ReactiveProblems.emitterOfWhat(where, Signatures.simple(type)));
        } else if (!(type instanceof ParameterizedType generic) || generic.getRawType() != Emitter.class) {
            problems.add(ReactiveProblems.injectedStream(where, Signatures.simple(type)));
        } else if (!isPayload(generic.getActualTypeArguments()[0])) {
            problems.add(ReactiveProblems.emitterOfWhat(where, Signatures.simple(type)));
        }
        if (point.getAnnotated().isAnnotationPresent(OnOverflow.class)) {
            problems.add(ReactiveProblems.overflow(where));
        }
    }

    private static boolean isPayload(Type type) {
        return type instanceof Class<?> || type instanceof ParameterizedType;
    }

    /** What is injected, be it at once or when asked for. */
    private static Type wanted(InjectionPoint point) {
        return point.getType() instanceof ParameterizedType generic
                        && (generic.getRawType() == Instance.class || generic.getRawType() == Provider.class)
                ? generic.getActualTypeArguments()[0]
                : point.getType();
    }

    private static Optional<String> channel(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(Channel.class::isInstance)
                .map(qualifier -> ((Channel) qualifier).value())
                .findFirst();
    }

    private static String where(InjectionPoint point) {
        Member member = point.getMember();
        return member.getDeclaringClass().getSimpleName() + "#" + member.getName();
    }

    /** Stands for every channel: its value does not bind. */
    private static final class AnyChannel extends AnnotationLiteral<Channel> implements Channel {
        private static final long serialVersionUID = 1L;
        private static final AnyChannel INSTANCE = new AnyChannel();

        @Override
        public String value() {
            return "";
        }
    }
}
