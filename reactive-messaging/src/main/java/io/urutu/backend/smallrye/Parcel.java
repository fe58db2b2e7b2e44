package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.Receipt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Something to be sent, until its receipt.
 *
 * <p><b>Threading.</b> What is not final is the {@link Operator}'s.
 */
final class Parcel {
    final String channel;
    final byte[] body;
    final Function<Boolean, Metadata> metadata;
    final BooleanSupplier wanted;
    final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

    boolean done;
    /** Whether it may have been sent before. */
    boolean resent;

    /** Since when the broker refuses it; 0 while it does not. */
    long rejectedSince;

    long sentAt;

    /**
     * @param channel the channel it leaves by
     * @param metadata asked with whether it may be a second copy
     * @param wanted asked before it is sent, since what it answers may be gone by then
     */
    Parcel(String channel, byte[] body, Function<Boolean, Metadata> metadata, BooleanSupplier wanted) {
        this.channel = channel;
        this.body = body;
        this.metadata = metadata;
        this.wanted = wanted;
    }
}
