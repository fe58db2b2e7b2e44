package io.urutu.shop;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** As applications write it: in a package of its own, with nothing public that need not be. */
@MessageBusController
public class Greeter {
    @Inject
    Consumer<Object> seen;

    @MessageHandler(value = "greeting", name = "greeter")
    void greet(Greeting greeting) {
        seen.accept(greeting);
    }
}
