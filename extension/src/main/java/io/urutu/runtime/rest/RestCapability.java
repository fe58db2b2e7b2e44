package io.urutu.runtime.rest;

import io.urutu.kernel.Capability;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.runtime.context.Executions;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.time.Duration;
import java.util.Set;

/** The room that binds executions to Jakarta REST. Touches none of its types, so that it may be absent. */
public final class RestCapability implements Capability {
    private final HttpExecutions http;

    public RestCapability(Executions executions) {
        http = new HttpExecutions(executions);
    }

    @Override
    public void declare(BeforeBeanDiscovery event, BeanManager beans) {
        event.addInterceptorBinding(ResourceCall.class);
    }

    @Override
    public void discover(ProcessAnnotatedType<?> type) {
        Class<?> resource = type.getAnnotatedType().getJavaClass();
        if (resource.isInterface()) {
            return; // a REST client's, or that of a resource we see as a class
        }
        if (isResource(type.getAnnotatedType())) {
            bind(type, resource);
        }
    }

    @Override
    public void discover(ProcessManagedBean<?> bean, Problems problems) {
        if (isResource(bean.getAnnotatedBeanClass())) {
            http.learn(bean.getAnnotatedBeanClass().getJavaClass());
        }
    }

    @Override
    public void bind(AfterBeanDiscovery event, BeanManager beans) {
        event.<HttpExecutions>addBean()
                .types(HttpExecutions.class, Object.class)
                .id(id(HttpExecutions.class))
                .produceWith(lookup -> http);
    }

    @Override
    public void run(Running running) {
        http.start(running.roles());
    }

    @Override
    public void stop(Duration atMost) {
        http.start(Set.of());
    }

    private static boolean isResource(AnnotatedType<?> type) {
        return type.getMethods().stream()
                .anyMatch(method -> ResourceMethods.isResourceMethod(type.getJavaClass(), method.getJavaMember()));
    }

    /** Asked before, since configuring a type replaces it even where nothing is changed. */
    private static void bind(ProcessAnnotatedType<?> type, Class<?> resource) {
        type.configureAnnotatedType()
                .filterMethods(method -> ResourceMethods.isResourceMethod(resource, method.getJavaMember()))
                .filter(method -> ResourceMethods.isInterceptable(
                        resource, method.getAnnotated().getJavaMember()))
                .forEach(method -> method.add(new ResourceCall.Literal()));
    }

    private static String id(Class<?> type) {
        return "urutu:" + type.getName();
    }
}
