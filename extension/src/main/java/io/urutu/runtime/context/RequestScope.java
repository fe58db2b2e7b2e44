package io.urutu.runtime.context;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * CDI's request scope for an execution that has none of the server's.
 *
 * @param mine whether it was not active before, so that it is ours to end
 */
record RequestScope(Source source, RequestContextController controller, boolean mine) implements AutoCloseable {

    /**
     * Where they come from. A controller serves one execution at a time and is used again: making one costs more than
     * all the rest of an execution.
     *
     * <p><b>Threading.</b> Safe for concurrent use.
     */
    static final class Source {
        private final Queue<RequestContextController> free = new ConcurrentLinkedQueue<>();
        private final BeanManager beans;
        private final Bean<?> bean;
        private final CreationalContext<?> creation;

        Source(BeanManager beans) {
            this.beans = beans;
            this.bean = beans.resolve(beans.getBeans(RequestContextController.class));
            this.creation = beans.createCreationalContext(null);
        }

        RequestScope activate() {
            RequestContextController used = free.poll();
            RequestContextController controller = used != null ? used : make();
            return new RequestScope(this, controller, controller.activate());
        }

        void release() {
            free.clear();
            creation.release();
        }

        private synchronized RequestContextController make() {
            return (RequestContextController) beans.getReference(bean, RequestContextController.class, creation);
        }
    }

    /** One that failed is not used again. */
    @Override
    public void close() {
        if (mine) {
            controller.deactivate();
        }
        source.free.add(controller);
    }
}
