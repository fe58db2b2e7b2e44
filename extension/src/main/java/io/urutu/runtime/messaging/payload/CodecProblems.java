package io.urutu.runtime.messaging.payload;

import io.urutu.kernel.Problem;

/** What can be wrong with the codecs asked for. */
final class CodecProblems {
    private CodecProblems() {}

    static Problem unknownCodec(String key, String name, String known) {
        return new Problem(1024, key, "no codec is named \"" + name + "\"", "Known are: " + known + ".");
    }

    static Problem noJackson(String key) {
        return new Problem(
                1025,
                key,
                "codec jackson needs jackson-databind, which this application does not see",
                "Add it to WEB-INF/lib, or use jsonb.");
    }

    static Problem severalMappers(String key) {
        return new Problem(
                1026,
                key,
                "more than one ObjectMapper bean could be the codec's",
                "Leave one without a qualifier or alternative, or set this key to jsonb.");
    }
}
