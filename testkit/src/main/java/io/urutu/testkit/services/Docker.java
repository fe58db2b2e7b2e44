package io.urutu.testkit.services;

import java.nio.file.Files;
import java.nio.file.Path;

/** A container each, through Testcontainers, where a Docker engine answers. */
final class Docker implements Way {
    private static final String TESTCONTAINERS = "org.testcontainers.DockerClientFactory";

    @Override
    public String advice(Kind kind) {
        return "start a Docker engine, and a container is started";
    }

    @Override
    public Service provide(Kind kind) throws Unavailable {
        if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
            throw new Unavailable("there is neither DOCKER_HOST nor /var/run/docker.sock");
        }
        try {
            Class.forName(TESTCONTAINERS);
        } catch (ClassNotFoundException absent) {
            throw new Unavailable("org.testcontainers:testcontainers is not on the test class path");
        }
        return DockerService.start(kind);
    }
}
