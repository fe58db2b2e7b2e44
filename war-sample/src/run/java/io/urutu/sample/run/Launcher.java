package io.urutu.sample.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Starts the sample, says {@code READY} with its address when the page answers, and ends it with this process: on
 * Ctrl-C, on a plain kill, and when the parent (Maven) is gone, however it went.
 */
public final class Launcher {
    private static final String CONTEXT = "tasks";
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Optional<Long> parent = parent();

    private Launcher() {}

    /** The arguments are the folder with {@code run/lib} and the WAR, and another WAR if need be. */
    public static void main(String[] arguments) throws Exception {
        try {
            Path build = Path.of(arguments[0]);
            Path war = arguments.length > 1 ? Path.of(arguments[1]) : build.resolve(CONTEXT + ".war");
            new Launcher().run(build, war, Options.from(System.getenv()));
        } catch (IllegalArgumentException mistake) {
            System.err.println(mistake.getMessage());
            System.exit(2);
        }
    }

    private void run(Path build, Path war, Options options) throws Exception {
        URI page = options.url(CONTEXT);
        Server server = Server.start(build, war, CONTEXT, options);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
        System.out.println(
                "starting Payara Micro on port " + options.port() + ", its log is " + relative(server.log()));
        if (!awaitPage(server, page)) {
            System.err.println("The application did not start:");
            server.complaints().forEach(System.err::println);
            System.exit(1);
        }
        System.out.println("READY " + page);
        while (!server.awaitEnd(500) && parent().equals(parent)) {
            // both are there
        }
        System.exit(server.isRunning() ? 0 : 1);
    }

    /** False as soon as it is clear that it will not come: the server ended, or is up without the application. */
    private boolean awaitPage(Server server, URI page) throws InterruptedException {
        long giveUp = System.nanoTime() + START_LIMIT.toNanos();
        long upSince = 0;
        while (System.nanoTime() < giveUp && parent().equals(parent)) {
            if (answers(page)) {
                return server.refusedCommands().isEmpty();
            }
            if (server.awaitEnd(200)) {
                return false;
            }
            if (upSince == 0 && server.saysReady()) {
                upSince = System.nanoTime();
            }
            if (upSince != 0 && System.nanoTime() - upSince > PAGE_LIMIT.toNanos()) {
                return false;
            }
        }
        return false;
    }

    private boolean answers(URI page) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + "/"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asked anew each time: an orphan is given another parent. */
    private static Optional<Long> parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid);
    }

    private static Path relative(Path file) {
        return Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
    }
}
