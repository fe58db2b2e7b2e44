package io.urutu.bench.messaging;

import io.urutu.bench.PayaraMicro;
import io.urutu.bench.War;
import io.urutu.bench.messaging.app.Publishing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The application in Payara Micro. */
final class Ours implements AutoCloseable {
    static final int PREFETCH = 50;
    static final int WORKERS = 10;
    private static final int PUBLISHING_CLIENTS = 4;

    /** Not HTTP/2, by which one connection would carry all clients, and the server have its hands full with frames. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final PayaraMicro server;

    private Ours(PayaraMicro server) {
        this.server = server;
    }

    static Ours start(Path build, String brokerUrl) throws IOException, InterruptedException {
        Path war = War.write(
                build.resolve("messaging.war"),
                build.resolve("classes"),
                "io/urutu/bench/messaging/app",
                War.in(build.resolve("extension")));
        List<String> options = List.of(
                "-Durutu.application.name=bench",
                "-Durutu.broker.url=" + brokerUrl,
                "-Durutu.broker.starts.url=embedded",
                "-Durutu.messaging.handlers.publish.connection=starts",
                "-Durutu.messaging.prefetch=" + PREFETCH,
                "-Durutu.messaging.workers=" + WORKERS);
        Ours ours = new Ours(PayaraMicro.start(build, war, options));
        ours.server.awaitAnswer("ping");
        return ours;
    }

    Held handler(String name) {
        return new Held() {
            @Override
            public String topic() {
                return "bench." + name;
            }

            @Override
            public void hold() throws Exception {
                post(name + "/hold");
            }

            @Override
            public Measured release(int count) throws Exception {
                post(name + "/release?count=" + count);
                String result = get(name + "/result");
                while (result.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(300); // seldom: each question costs the server some of what is measured
                    result = get(name + "/result");
                }
                return Measured.parse(count, result);
            }
        };
    }

    /** Starts the executions that publish so many, and returns at once. */
    Void publish(int count) throws Exception {
        post("publish/start?count=" + count / Publishing.PER_EXECUTION);
        return null;
    }

    /** One execution a request, from several clients. */
    Void publishByRequests(int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(PUBLISHING_CLIENTS);
        try {
            List<Future<?>> requests = new ArrayList<>();
            for (int sent = 0; sent < count; sent += Publishing.PER_EXECUTION) {
                requests.add(clients.submit(() -> post("publish")));
            }
            for (Future<?> request : requests) {
                await(request);
            }
            return null;
        } finally {
            clients.shutdownNow();
        }
    }

    double heap() throws Exception {
        return Double.parseDouble(get("heap"));
    }

    private static void await(Future<?> request) throws Exception {
        try {
            request.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a publishing request failed", failed);
        }
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path)).build());
    }

    private String post(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private String send(HttpRequest request) throws Exception {
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        server.close();
    }
}
