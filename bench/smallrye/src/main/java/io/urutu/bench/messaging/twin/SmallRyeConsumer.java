package io.urutu.bench.messaging.twin;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** SmallRye's RabbitMQ connector as its documentation has it used: a bean's method, in Weld SE. Steered as {@link Steering} says. */
public final class SmallRyeConsumer {
    @SuppressWarnings("try") // that it is open is all
    public static void main(String[] arguments) throws Exception {
        String incoming = "mp.messaging.incoming." + SmallRyeHandler.CHANNEL + ".";
        SmallRyeSettings.of(arguments[0], arguments[1], arguments[2])
                .forEach((name, value) -> System.setProperty(incoming + name, value));
        System.setProperty("smallrye.messaging.worker." + SmallRyeHandler.POOL + ".max-concurrency", arguments[3]);
        try (SeContainer container = SeContainerInitializer.newInstance()
                .addBeanClasses(SmallRyeHandler.class)
                .initialize()) {
            Steering.follow(SmallRyeHandler.METER);
        }
    }

    private SmallRyeConsumer() {}
}
