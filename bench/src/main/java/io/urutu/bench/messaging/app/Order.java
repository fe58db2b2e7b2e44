package io.urutu.bench.messaging.app;

import java.util.List;

/** A payload of about one kilobyte as JSON. A class with setters, since not every JSON-B knows records. */
public class Order {
    /** One position of an order. */
    public static class Line {
        public String article = "";
        public String text = "";
        public int count;
        public double price;
    }

    /** Microseconds since 1970, of the moment it was published. */
    public long at;

    public String customer = "";
    public String address = "";
    public boolean express;
    public List<Line> lines = List.of();

    /** The same content each time, but for the number and the moment. */
    public static Order numbered(long number) {
        Order order = new Order();
        order.at = Micros.now();
        order.customer = "customer-" + number;
        order.address = "Rua das Laranjeiras " + number % 1000 + ", 22240-003 Rio de Janeiro, Brasil";
        order.lines = List.of(line(1), line(2), line(3), line(4), line(5), line(6));
        return order;
    }

    private static Line line(int number) {
        Line line = new Line();
        line.article = "article-" + 1000 * number;
        line.text = "What it is, how it is wrapped, and where in the store it is found: shelf number " + number + ".";
        line.count = number;
        line.price = 12.5 * number;
        return line;
    }
}
