package io.urutu.testkit.services;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redis that keeps its data over a kill. */
final class RedisServer implements Recipe {

    @Override
    public Optional<Path> program() {
        return Programs.find("redis-server");
    }

    @Override
    public LocalService prepare(Path program, Folder folder) {
        Endpoint endpoint = Endpoint.redis(Ports.LOOPBACK, Ports.free());
        List<String> command = List.of(
                program.toString(),
                "--bind",
                Ports.LOOPBACK,
                "--port",
                String.valueOf(endpoint.port()),
                "--dir",
                folder.data().toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
        Launch launch = new Launch(command, Map.of(), folder.log(), folder.data(), "TERM");
        return new LocalService(Kind.REDIS, launch, endpoint);
    }
}
