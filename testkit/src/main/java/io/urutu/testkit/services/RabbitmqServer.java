package io.urutu.testkit.services;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RabbitMQ with all it shares with others by default (cookie, port mapper, node name, configuration) of its own.
 *
 * <p><b>Source.</b> {@code rabbitmq-server}(8) and its script: under systemd it replaces itself by the Erlang VM, so
 * that its pid is the server's.
 */
final class RabbitmqServer implements Recipe {
    private static final Path DEBIAN = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    @Override
    public Optional<Path> program() {
        // Debian's program on the path is a wrapper that changes to the user rabbitmq
        return Files.isExecutable(DEBIAN) ? Optional.of(DEBIAN) : Programs.find("rabbitmq-server");
    }

    @Override
    public LocalService prepare(Path program, Folder folder) {
        Endpoint endpoint = Endpoint.rabbitmq(Ports.LOOPBACK, Ports.free());
        folder.write("rabbitmq.conf", "listeners.tcp.default = " + Ports.LOOPBACK + ":" + endpoint.port() + "\n");
        folder.write("enabled_plugins", "[].\n");
        // after so long, not three minutes, it tries again to dead-letter what had no queue to go to
        folder.write("advanced.config", "[{rabbit, [{dead_letter_worker_publisher_confirm_timeout, 2000}]}].\n");
        // the node finds the port mapper running and starts none, which would leave the group
        List<String> command = List.of("sh", "-c", "epmd & exec \"$0\"", program.toString());
        Launch launch = new Launch(command, environment(folder), folder.log(), folder.data(), "TERM");
        return new LocalService(Kind.RABBITMQ, launch, endpoint);
    }

    /** The tool finds the node by the same environment as the server. */
    static void control(Launch launch, String... arguments) {
        Path tool = DEBIAN.resolveSibling("rabbitmqctl");
        List<String> command = new ArrayList<>();
        command.add(Files.isExecutable(tool) ? tool.toString() : "rabbitmqctl");
        command.addAll(List.of(arguments));
        try {
            Programs.run(command, launch.environment(), launch.log());
        } catch (Unavailable failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private static Map<String, String> environment(Folder folder) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HOME", folder.data().toString());
        variables.put("RUNNING_UNDER_SYSTEMD", "true");
        variables.put("ERL_EPMD_ADDRESS", Ports.LOOPBACK);
        variables.put("ERL_EPMD_PORT", String.valueOf(Ports.free()));
        variables.put("RABBITMQ_NODENAME", folder.name() + "@localhost");
        variables.put("RABBITMQ_DIST_PORT", String.valueOf(Ports.free()));
        variables.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
        variables.put("RABBITMQ_CONF_ENV_FILE", folder.data("no-env.conf"));
        variables.put("RABBITMQ_CONFIG_FILE", folder.data("rabbitmq.conf"));
        variables.put("RABBITMQ_ADVANCED_CONFIG_FILE", folder.data("advanced.config"));
        variables.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder.data("enabled_plugins"));
        variables.put("RABBITMQ_MNESIA_BASE", folder.data("mnesia"));
        variables.put("RABBITMQ_LOG_BASE", folder.root().toString());
        return variables;
    }
}
