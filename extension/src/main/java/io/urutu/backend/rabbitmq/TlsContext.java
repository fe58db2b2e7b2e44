package io.urutu.backend.rabbitmq;

import io.urutu.kernel.Problem;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes the TLS of a connection from its stores; what is wrong with one becomes a problem that never shows a password. */
final class TlsContext {
    private static final String PEM = "PEM";

    private final TlsStores stores;
    private final List<Problem> problems;

    TlsContext(TlsStores stores, List<Problem> problems) {
        this.stores = stores;
        this.problems = problems;
    }

    /** Empty when there are problems. */
    Optional<SSLContext> make() {
        Optional<KeyStore> trusted = stores.trustStore().flatMap(file -> trusted(file));
        Optional<KeyStore> own = stores.keyStore().flatMap(file -> own(file));
        boolean complete = trusted.isPresent() == stores.trustStore().isPresent()
                && own.isPresent() == stores.keyStore().isPresent();
        return complete ? make(trusted.orElse(null), own.orElse(null)) : Optional.empty();
    }

    private Optional<SSLContext> make(@Nullable KeyStore trusted, @Nullable KeyStore own) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password(stores.keyStorePassword()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return Optional.of(context);
        } catch (GeneralSecurityException unusable) {
            problems.add(RabbitMessages.unusableStore("key-store", "its key cannot be used with this password"));
            return Optional.empty();
        }
    }

    private Optional<KeyStore> trusted(String file) {
        return load("trust-store", file, stores.trustStoreType(), stores.trustStorePassword(), false);
    }

    private Optional<KeyStore> own(String file) {
        return load("key-store", file, stores.keyStoreType(), stores.keyStorePassword(), true);
    }

    private Optional<KeyStore> load(
            String leaf, String name, Optional<String> type, Optional<String> password, boolean withKey) {
        File file = new File(name);
        if (!file.isFile() || !file.canRead()) {
            problems.add(RabbitMessages.unusableStore(leaf, "there is no such file that can be read"));
            return Optional.empty();
        }
        try {
            KeyStore store = type.filter(PEM::equalsIgnoreCase).isPresent() && !withKey
                    ? certificates(file)
                    : load(file, type, password(password));
            if (holds(store, withKey)) {
                return Optional.of(store);
            }
            problems.add(RabbitMessages.unusableStore(leaf, withKey ? "no key is in it" : "no certificate is in it"));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            problems.add(RabbitMessages.unusableStore(leaf, "it cannot be opened: wrong type, or wrong password"));
        }
        return Optional.empty();
    }

    private static KeyStore load(File file, Optional<String> type, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        if (type.isEmpty()) {
            return KeyStore.getInstance(file, password);
        }
        KeyStore store = KeyStore.getInstance(type.get());
        try (InputStream in = Files.newInputStream(file.toPath())) {
            store.load(in, password);
        }
        return store;
    }

    private static KeyStore certificates(File file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file.toPath())) {
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, each);
            }
        }
        return store;
    }

    /** Without its password a PKCS12 file opens, but seems empty. */
    private static boolean holds(KeyStore store, boolean withKey) throws GeneralSecurityException {
        for (String alias : java.util.Collections.list(store.aliases())) {
            if (withKey ? store.isKeyEntry(alias) : store.isCertificateEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    private static char @Nullable [] password(Optional<String> text) {
        return text.map(String::toCharArray).orElse(null);
    }
}
