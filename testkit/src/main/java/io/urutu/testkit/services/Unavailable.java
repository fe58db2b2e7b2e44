package io.urutu.testkit.services;

/** A way does not lead to the service on this machine; the message says why, as a clause. */
final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String why) {
        super(why);
    }
}
