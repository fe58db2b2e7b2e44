package io.urutu.messaging.spi;

/**
 * Stands between the application and its brokers: a CDI bean of this type, at most one, sees every message sent, every
 * delivery and every outcome.
 *
 * <p><b>Order.</b> Called once a broker, before its {@link Broker#start}; what it returns is used in the broker's place.
 *
 * <p><b>Threading.</b> What it returns keeps the contract of {@link Broker}.
 */
@FunctionalInterface
public interface BrokerWrapper {
    Broker around(Broker broker);
}
