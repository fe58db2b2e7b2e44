package io.urutu.testkit.services;

import java.nio.file.Path;

/** Servers installed on this machine, each started as a process of its own on free loopback ports. */
final class Installed implements Way {
    private final Path services;

    Installed(Path services) {
        this.services = services;
    }

    @Override
    public String advice(Kind kind) {
        return "install " + kind.title + " (Debian: " + kind.debianPackage + "), and a process of its own is started";
    }

    @Override
    public Service provide(Kind kind) throws Unavailable {
        Recipe recipe = recipe(kind);
        Path program = recipe.program().orElseThrow(() -> new Unavailable("its program is not found"));
        if (Programs.find("setsid").isEmpty()) {
            throw new Unavailable("setsid, without which it could outlive the build, is not found");
        }
        LocalService service = recipe.prepare(program, Folder.create(services, kind.slug()));
        service.start();
        return service;
    }

    private static Recipe recipe(Kind kind) {
        return switch (kind) {
            case RABBITMQ -> new RabbitmqServer();
            case REDIS -> new RedisServer();
            case POSTGRESQL -> new PostgresServer();
        };
    }
}
