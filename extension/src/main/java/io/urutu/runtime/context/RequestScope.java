package io.urutu.runtime.context;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

/**
 * CDI's request scope for an execution that has none of the server's.
 *
 * @param mine whether it was not active before, so that it is ours to end
 */
record RequestScope(CreationalContext<?> creation, RequestContextController controller, boolean mine)
        implements AutoCloseable {

    /** Where they come from: the bean is resolved once, since each execution needs a controller of its own. */
    record Source(BeanManager beans, Bean<?> bean) {
        static Source of(BeanManager beans) {
            return new Source(beans, beans.resolve(beans.getBeans(RequestContextController.class)));
        }

        RequestScope activate() {
            CreationalContext<?> creation = beans.createCreationalContext(bean);
            RequestContextController controller =
                    (RequestContextController) beans.getReference(bean, RequestContextController.class, creation);
            return new RequestScope(creation, controller, controller.activate());
        }
    }

    @Override
    public void close() {
        if (mine) {
            controller.deactivate();
        }
        creation.release();
    }
}
