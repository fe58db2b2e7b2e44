package io.urutu.messaging.spi;

/** Takes the replies to one broker's requests. Its methods return at once; they are called on threads of the broker. */
public interface ReplyListener {
    void onReply(Reply reply);

    /** No request confirmed by now is going to be answered: where the answers were to come to is gone. */
    void onLost();
}
