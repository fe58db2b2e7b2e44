package io.urutu.tck.lifecycle.app;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** A start-up bean that takes five seconds. */
@Singleton
@Startup
public class SlowSingleton {
    @PostConstruct
    void start() {
        Clockwork.takesFiveSeconds("session bean");
    }
}
