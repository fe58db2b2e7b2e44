package io.urutu.tck.execution.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sees the basket of whoever calls. */
@ApplicationScoped
public class BasketReader {
    @Inject
    private Basket basket;

    public String id() {
        return basket.id();
    }
}
