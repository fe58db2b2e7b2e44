package io.urutu.testkit;

import io.urutu.context.spi.Host;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerWrapper;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** Stands in for the server: gives the clock, opens intake, and watches the brokers. */
final class TestHost implements Host, BrokerWrapper, VirtualClock.Follower {
    private final VirtualClock clock = new VirtualClock(VirtualClock.START);
    private final Ledger ledger = new Ledger();
    private final List<Broker> brokers = new CopyOnWriteArrayList<>();
    private volatile Runnable intake = () -> {};

    TestHost() {
        clock.follow(this);
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public VirtualClock clock() {
        return clock;
    }

    @Override
    public ThreadFactory threads() {
        return body -> {
            Thread thread = new Thread(body);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void running(Runnable openIntake) {
        intake = openIntake;
    }

    void openIntake() {
        intake.run();
    }

    @Override
    public Broker around(Broker broker) {
        brokers.add(broker);
        return new WatchedBroker(broker, ledger);
    }

    @Override
    public void beforeMove() {
        ledger.activity().awaitNone();
    }

    @Override
    public void afterMove() {
        brokers.forEach(Broker::timePassed);
        ledger.activity().awaitNone();
    }
}
