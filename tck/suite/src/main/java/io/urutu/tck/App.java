package io.urutu.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A deployed application, seen from outside: its resources, and what its {@code Ledger} and database say. */
public final class App {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;

    /** Takes the loopback address for {@code localhost}, which may mean another one. */
    public App(URI given) {
        String text = given.toString().replace("//localhost:", "//127.0.0.1:");
        this.base = text.endsWith("/") ? text : text + "/";
    }

    /** Another application on the same server. */
    public App beside(String thisContext, String otherContext) {
        return new App(URI.create(base.replace("/" + thisContext + "/", "/" + otherContext + "/")));
    }

    /** A key nobody used before. */
    public static String key() {
        return UUID.randomUUID().toString();
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json));
    }

    public HttpResponse<String> postText(String path, String text) {
        return send("POST", path, "text/plain", BodyPublishers.ofString(text));
    }

    /** An empty post with one header. */
    public HttpResponse<String> postWith(String path, String header, String value) {
        return send(request(path).header(header, value).POST(BodyPublishers.noBody()));
    }

    /** How many rows a fresh connection sees under the key. */
    public int rows(String key) {
        return Integer.parseInt(get("probe/rows?key=" + key).body().trim());
    }

    /** What was noted under the key, in order. */
    public List<String> notes(String key) {
        return get("probe/notes?key=" + key).body().lines().toList();
    }

    /** Waits until the entry is noted under the key; an error that shows what was, after a quarter of a minute. */
    public App awaits(String key, String entry) {
        HttpResponse<String> answer =
                get("probe/await?key=" + key + "&entry=" + URLEncoder.encode(entry, StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new AssertionError("never noted under " + key + ": " + entry + ", but\n" + answer.body());
        }
        return this;
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return send(method, path, "application/json", body);
    }

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body) {
        return send(request(path).header("Content-Type", type).method(method, body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            return CLIENT.send(built, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(built.method() + " " + built.uri(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
