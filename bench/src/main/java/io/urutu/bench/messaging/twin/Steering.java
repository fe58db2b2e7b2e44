package io.urutu.bench.messaging.twin;

import io.urutu.bench.messaging.app.Meter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * How the bench steers a twin that consumes, by lines on its input: {@code hold} (answered when it holds), {@code
 * release N} (answered with the result when all are handled) and {@code end}.
 */
final class Steering {
    static void follow(Meter meter) throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = lines.readLine(); line != null && !line.equals("end"); line = lines.readLine()) {
            if (line.equals("hold")) {
                meter.hold();
                System.out.println("held");
            } else {
                meter.release(Integer.parseInt(line.substring("release ".length())));
                while (meter.result().isEmpty()) {
                    Thread.sleep(20);
                }
                System.out.println(meter.result());
            }
        }
    }

    private Steering() {}
}
