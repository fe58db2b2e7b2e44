package io.urutu.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sample as {@code mvn -Prun} starts it: the launcher in a process of its own, on a free port of 127.0.0.1. */
final class RunningSample {
    private static final String READY = "READY ";
    /** Which connector, and with it which WAR, where it is another than the sample's own. */
    private static final String CONNECTOR = System.getProperty("sample.connector", "");

    private static final Path BUILD =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");

    private final Process launcher;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningSample(Process launcher, URI url) {
        this.launcher = launcher;
        this.url = url;
    }

    static RunningSample with(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                BUILD.resolve("run/classes").toString(),
                "io.urutu.sample.run.Launcher",
                BUILD.toString(),
                war().toString());
        builder.environment().put("PORT", "0");
        if (!CONNECTOR.isEmpty()) {
            builder.environment().put("URUTU_MESSAGING_CONNECTOR", CONNECTOR);
        }
        builder.environment().putAll(environment);
        Process launcher = builder.redirectErrorStream(true).start();
        return new RunningSample(launcher, ready(launcher));
    }

    private static Path war() {
        return BUILD.resolve(CONNECTOR.isEmpty() ? "tasks.war" : "connector/tasks.war");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Fails when no answer came within ten seconds. */
    HttpResponse<String> create(String title) throws IOException, InterruptedException {
        HttpRequest request = request("api/tasks")
                .header("content-type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString("{\"title\":\"" + title + "\",\"unknown\":1}"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** As Ctrl-C does. */
    void end() throws InterruptedException {
        launcher.destroy();
        if (!launcher.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the sample did not end within ten seconds");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/" + path));
    }

    private static URI ready(Process launcher) throws IOException {
        BufferedReader said = launcher.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
            all.append(line).append('\n');
        }
        throw new AssertionError(all);
    }
}
