package io.urutu.testkit.services;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL, made for tests: nothing is flushed to disk, prepared (two-phase) transactions are allowed. It refuses to
 * run as root, which therefore runs it as another user.
 */
final class PostgresServer implements Recipe {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    @Override
    public Optional<Path> program() {
        return Programs.newest(DEBIAN, "bin/postgres").or(() -> Programs.find("postgres"));
    }

    @Override
    public LocalService prepare(Path program, Folder given) throws Unavailable {
        Endpoint endpoint = Endpoint.postgresql(Ports.LOOPBACK, Ports.free());
        Account account = Account.forServer();
        Folder folder = account.settle(given);
        initialise(program.resolveSibling("initdb"), account, folder, endpoint);
        List<String> command = account.running(List.of(
                program.toString(),
                "-D",
                folder.data("cluster"),
                "-p",
                String.valueOf(endpoint.port()),
                "-c",
                "listen_addresses=" + Ports.LOOPBACK,
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "max_connections=200",
                "-c",
                "max_prepared_transactions=200"));
        // INT: the shutdown that does not wait until clients go
        return new LocalService(
                Kind.POSTGRESQL, new Launch(command, Map.of(), folder.log(), folder.data(), "INT"), endpoint);
    }

    private static void initialise(Path initdb, Account account, Folder folder, Endpoint endpoint) throws Unavailable {
        Path password = folder.write("password", endpoint.password() + "\n");
        account.own(password);
        List<String> command = account.running(List.of(
                initdb.toString(),
                "-D",
                folder.data("cluster"),
                "-U",
                endpoint.user(),
                "--pwfile",
                password.toString(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--no-locale",
                "--no-sync"));
        Programs.run(command, folder.log());
    }
}
