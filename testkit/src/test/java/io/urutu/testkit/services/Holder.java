package io.urutu.testkit.services;

import java.util.concurrent.CountDownLatch;

/** A JVM that has its services and does not end by itself: says their processes, one a line, then an empty line. */
final class Holder {

    public static void main(String[] arguments) throws InterruptedException {
        Services.ownRabbitmq();
        Services.ownRedis();
        Services.ownPostgresql();
        ProcessHandle.current().descendants().forEach(process -> System.out.println(process.pid()));
        System.out.println();
        new CountDownLatch(1).await();
    }

    private Holder() {}
}
