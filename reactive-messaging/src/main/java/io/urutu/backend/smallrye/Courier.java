package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.Receipt;
import java.util.concurrent.CompletionStage;

/** Sends copies of messages. */
interface Courier {
    /** Also when the buffer is full, since that is what frees room elsewhere. On any thread. */
    CompletionStage<Receipt> post(Parcel parcel);
}
