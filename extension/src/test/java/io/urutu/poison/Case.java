package io.urutu.poison;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.util.HashMap;
import java.util.Map;

/**
 * One message of a producer we do not know. A value: each method gives a changed copy.
 *
 * @param name what is wrong with it, or what it leaves out; carried in the header {@link #HEADER}
 * @param cause what its dead letter's {@code urutu-failure-class} says; empty for one that is handled
 * @param strayed whether it comes under a topic that no handler takes
 * @param wireOnly whether only AMQP can say it
 */
record Case(String name, byte[] body, BasicProperties properties, String cause, boolean strayed, boolean wireOnly) {
    /** The one header every case has. */
    static final String HEADER = "case";

    static Case failing(String name, byte[] body, String cause) {
        return new Case(
                name,
                body,
                new BasicProperties.Builder().contentType("application/json").build(),
                cause,
                false,
                false);
    }

    static Case undecodable(String name, String body) {
        return failing(name, body.getBytes(UTF_8), "undecodable");
    }

    static Case undecodable(String name, byte[] body) {
        return failing(name, body, "undecodable");
    }

    static Case invalid(String name, String body) {
        return failing(name, body.getBytes(UTF_8), "invalid");
    }

    /** Handled, with nothing said but the body. */
    static Case fine(String name, String body) {
        return fine(name, body.getBytes(UTF_8));
    }

    static Case fine(String name, byte[] body) {
        return new Case(name, body, new BasicProperties(), "", false, false);
    }

    /** The good message that follows a bad one. */
    static Case beside(int number) {
        return fine("beside " + number, "{\"id\":\"b-" + number + "\",\"amount\":1}");
    }

    boolean isGood() {
        return cause.isEmpty();
    }

    Case with(BasicProperties other) {
        return new Case(name, body, other, cause, strayed, wireOnly);
    }

    Case contentType(String type) {
        return with(properties.builder().contentType(type).build());
    }

    Case header(String header, Object value) {
        Map<String, Object> headers = new HashMap<>(headers());
        headers.put(header, value);
        return with(properties.builder().headers(headers).build());
    }

    Case onTheWireOnly() {
        return new Case(name, body, properties, cause, strayed, true);
    }

    Case astray() {
        return new Case(name, body, properties, cause, true, wireOnly);
    }

    /** As sent: a good one that says nothing stays so. */
    BasicProperties sent() {
        return isGood() ? properties : header(HEADER, name).properties;
    }

    Map<String, Object> headers() {
        return properties.getHeaders() == null ? Map.of() : properties.getHeaders();
    }

    @Override
    public String toString() {
        return name;
    }
}
