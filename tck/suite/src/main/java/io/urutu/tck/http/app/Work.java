package io.urutu.tck.http.app;

import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;

/** What each resource does: a row, and an answer that is written as late as possible. */
final class Work {
    private Work() {}

    /** The answer is what the ledger knows of the key when the first byte of the body is written. */
    static StreamingOutput keep(String key) {
        Rows.insert(key);
        return body -> body.write(String.join(", ", Ledger.notes(key)).getBytes(StandardCharsets.UTF_8));
    }

    static StreamingOutput fail(String key) {
        Rows.insert(key);
        throw new IllegalStateException("as the test wants");
    }
}
