package io.urutu.boot;

import java.lang.annotation.Annotation;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The health checks of a deployed application, asked as a server asks them. */
record Health(Deployed application) {
    static Health of(Deployed application) {
        return new Health(application);
    }

    boolean isStarted() {
        return isUp(Startup.Literal.INSTANCE);
    }

    boolean isReady() {
        return isUp(Readiness.Literal.INSTANCE);
    }

    boolean isLive() {
        return isUp(Liveness.Literal.INSTANCE);
    }

    boolean isConsuming(String queue) {
        return "consuming".equals(data().get(queue));
    }

    boolean saysBrokerIsDown() {
        return "urutu-rabbitmq: DOWN".equals(data().get("broker"));
    }

    Map<String, Object> data() {
        return call(Readiness.Literal.INSTANCE).getData().orElse(Map.of());
    }

    HealthCheckResponse call(Annotation kind) {
        return application.get(HealthCheck.class, kind).call();
    }

    private boolean isUp(Annotation kind) {
        return call(kind).getStatus() == HealthCheckResponse.Status.UP;
    }
}
