package io.urutu.backend.rabbitmq;

import io.urutu.messaging.spi.AmqpAddress;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom an {@code amqps} connection trusts, and who it says it is; files, read at deployment. Without a trust store it
 * trusts what the JVM trusts.
 *
 * @param trustStoreType {@code PKCS12}, {@code JKS} or {@code PEM}; what the file is found to be when empty
 * @param keyStore with one key and its certificate, for brokers that ask for them
 */
public record TlsStores(
        Optional<String> trustStore,
        Optional<String> trustStorePassword,
        Optional<String> trustStoreType,
        Optional<String> keyStore,
        Optional<String> keyStorePassword,
        Optional<String> keyStoreType) {
    /** The JVM's own. */
    public static final TlsStores NONE = new TlsStores(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    boolean areSet() {
        return Stream.of(trustStore, trustStorePassword, trustStoreType, keyStore, keyStorePassword, keyStoreType)
                .anyMatch(Optional::isPresent);
    }

    Optional<AmqpAddress.Store> trusted() {
        return trustStore.map(file -> new AmqpAddress.Store(file, trustStorePassword, trustStoreType));
    }

    Optional<AmqpAddress.Store> own() {
        return keyStore.map(file -> new AmqpAddress.Store(file, keyStorePassword, keyStoreType));
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "trust store " + trustStore.orElse("of the JVM") + ", key store " + keyStore.orElse("none");
    }
}
