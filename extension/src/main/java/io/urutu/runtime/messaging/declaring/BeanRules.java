package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Problems;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What a handler's bean must be so that CDI can call the method through its proxy, where interceptors apply. */
public final class BeanRules {
    private final Bean<?> bean;
    private final Class<?> beanClass;
    private final boolean sessionBean;

    public BeanRules(Bean<?> bean, boolean sessionBean) {
        this.bean = bean;
        this.beanClass = bean.getBeanClass();
        this.sessionBean = sessionBean;
    }

    void checkClass(Problems problems) {
        if (!bean.getTypes().contains(beanClass)) {
            problems.add(DeclaringProblems.hiddenClass(beanClass));
        } else if (!sessionBean && bean.getScope().isAnnotationPresent(NormalScope.class)) {
            whyNotProxyable().ifPresent(why -> problems.add(DeclaringProblems.notProxyable(beanClass, why)));
        }
    }

    public void checkMethod(Method method, Problems problems) {
        String where = Signatures.where(beanClass, method);
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            problems.add(DeclaringProblems.uncallable(where, "private"));
        }
        if (Modifier.isStatic(modifiers)) {
            problems.add(DeclaringProblems.uncallable(where, "static"));
        }
        if (Modifier.isFinal(modifiers)) {
            problems.add(DeclaringProblems.uncallable(where, "final"));
        }
        if (sessionBean && !Modifier.isPublic(modifiers)) {
            problems.add(DeclaringProblems.notPublic(where));
        } else if (isOutOfSight(method)) {
            problems.add(DeclaringProblems.outOfSight(where, method.getDeclaringClass()));
        }
    }

    /** Java would call it on the proxy itself, beside the bean. */
    private boolean isOutOfSight(Method method) {
        boolean open = (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) != 0;
        return !open && !method.getDeclaringClass().getPackageName().equals(beanClass.getPackageName());
    }

    private Optional<String> whyNotProxyable() {
        if (Modifier.isFinal(beanClass.getModifiers())) {
            return Optional.of("it is final");
        }
        if (Arrays.stream(beanClass.getDeclaredConstructors()).noneMatch(BeanRules::isOpenAndEmpty)) {
            return Optional.of("it has no constructor without parameters that is not private");
        }
        return Stream.<Class<?>>iterate(beanClass, type -> type != null && type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> hidesFromProxy(method.getModifiers()))
                .map(method -> "its method " + method.getName() + " is final")
                .sorted()
                .findFirst();
    }

    private static boolean isOpenAndEmpty(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 && !Modifier.isPrivate(constructor.getModifiers());
    }

    private static boolean hidesFromProxy(int modifiers) {
        return Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
    }
}
