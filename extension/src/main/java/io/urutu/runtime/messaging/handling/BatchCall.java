package io.urutu.runtime.messaging.handling;

import java.util.List;

/** One call for several deliveries. */
final class BatchCall extends Call {
    private final List<Inbound> elements;

    BatchCall(HandlerFlow flow, List<Inbound> elements) {
        super(flow);
        this.elements = List.copyOf(elements);
    }

    List<Inbound> elements() {
        return elements;
    }

    @Override
    public void run() {
        flow().run(this);
    }

    @Override
    public void refuse() {
        flow().refused(this);
    }

    @Override
    void turnAway() {
        elements.forEach(Inbound::turnAway);
    }
}
