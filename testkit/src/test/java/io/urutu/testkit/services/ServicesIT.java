package io.urutu.testkit.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServicesIT {
    private static final Path FOLDER = Path.of("target/services").toAbsolutePath();

    private final Provision provision =
            new Provision(List.of(new Installed(FOLDER), new Packages(new Installed(FOLDER), FOLDER)));

    @ParameterizedTest
    @EnumSource
    void anOwnServiceAnswersOnTheLoopbackAddressOnlyAndLeavesNothing(Kind kind) throws IOException {
        List<ProcessHandle> others = ProcessHandle.current().descendants().toList();
        Service service = provision.own(kind);
        List<ProcessHandle> processes = ProcessHandle.current()
                .descendants()
                .filter(process -> !others.contains(process))
                .toList();

        assertThat(answers(kind, service)).isTrue();
        assertThat(openAddresses(service.port())).allMatch(InetAddress::isLoopbackAddress);
        assertThat(processes)
                .extracting(ProcessHandle::pid)
                .contains(service.pid().orElseThrow());

        provision.close();
        assertThat(answers(kind, service)).isFalse();
        assertThat(processes).noneMatch(ServicesIT::runs);
    }

    @ParameterizedTest
    @EnumSource
    void anOwnServiceComesBackAtItsAddressAfterStopAndKill(Kind kind) {
        Service service = provision.own(kind);
        long first = service.pid().orElseThrow();

        service.stop();
        assertThat(service.pid()).isEmpty();
        assertThat(answers(kind, service)).isFalse();

        service.start();
        assertThat(answers(kind, service)).isTrue();
        assertThat(service.pid().orElseThrow()).isNotEqualTo(first);

        service.kill();
        assertThat(ProcessHandle.of(first)).isEmpty();
        assertThat(answers(kind, service)).isFalse();

        service.restart();
        assertThat(answers(kind, service)).isTrue();
        provision.close();
    }

    @Test
    void theSharedServicesAreStartedOnce() {
        assertThat(Services.redis()).isSameAs(Services.redis());
        assertThat(Services.rabbitmq().url()).startsWith("amqp://");
        assertThat(Services.postgresql().url()).startsWith("jdbc:postgresql://");
    }

    @Test
    @Timeout(120)
    void theServicesOfAKilledJvmEndWithIt() throws IOException {
        Files.createDirectories(FOLDER);
        Process jvm = new ProcessBuilder("java", "-cp", System.getProperty("java.class.path"), Holder.class.getName())
                .redirectError(FOLDER.resolve("holder.log").toFile())
                .start();
        List<ProcessHandle> processes;
        try {
            processes = processesOf(jvm);
        } finally {
            jvm.destroyForcibly();
        }

        assertThat(processes).hasSizeGreaterThan(9);
        Awaitility.await().untilAsserted(() -> assertThat(processes).noneMatch(ServicesIT::runs));
    }

    private static List<ProcessHandle> processesOf(Process holder) {
        return holder.inputReader()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> !line.startsWith("["))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .toList();
    }

    /** Where nobody takes the exit code of an orphan, as in many containers, it stays as a name without a program. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static boolean answers(Kind kind, Service service) {
        return kind.handshake.answers(service.host(), service.port());
    }

    private static List<InetAddress> openAddresses(int port) throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> isOpen(address, port))
                .toList();
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
