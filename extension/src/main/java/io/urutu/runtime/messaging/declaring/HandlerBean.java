package io.urutu.runtime.messaging.declaring;

import io.urutu.messaging.MessageBusController;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;

/** A bean with methods that are called with messages; parsed when it is known whose the standard annotations are. */
public record HandlerBean(Bean<?> bean, AnnotatedType<?> type, boolean sessionBean) {
    boolean isController() {
        return bean.getStereotypes().contains(MessageBusController.class);
    }

    public boolean hasMethods() {
        return !HandlerMethods.ours(type).isEmpty()
                || !HandlerMethods.standard(type).isEmpty();
    }
}
