package io.urutu.testkit.services;

/** One way to a running service. */
interface Way {

    /** What a person does to open this way, as an imperative clause. */
    String advice(Kind kind);

    /**
     * A running service.
     *
     * @throws Unavailable this way does not lead there on this machine, nothing has been started
     */
    Service provide(Kind kind) throws Unavailable;
}
