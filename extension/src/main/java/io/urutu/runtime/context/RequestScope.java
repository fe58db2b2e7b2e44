package io.urutu.runtime.context;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

/**
 * CDI's request scope for an execution that has none of the server's.
 *
 * @param mine whether it was not active before, so that it is ours to end
 */
record RequestScope(Instance.Handle<RequestContextController> controller, boolean mine) implements AutoCloseable {
    static RequestScope activate(BeanManager beans) {
        Instance.Handle<RequestContextController> controller =
                beans.createInstance().select(RequestContextController.class).getHandle();
        return new RequestScope(controller, controller.get().activate());
    }

    @Override
    public void close() {
        if (mine) {
            controller.get().deactivate();
        }
        controller.close();
    }
}
