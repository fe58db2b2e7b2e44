package io.urutu.bench.messaging;

/** A handler, ours or a twin's, that can be held while its queue is filled. */
interface Held {
    /** What its queue is bound to. */
    String topic();

    void hold() throws Exception;

    /** Lets it run and returns when this many are handled. */
    Measured release(int count) throws Exception;
}
