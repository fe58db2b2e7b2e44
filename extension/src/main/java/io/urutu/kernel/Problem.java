package io.urutu.kernel;

import java.util.Comparator;

/**
 * Something wrong with the deployment, told in one form: id · where · what · what would be right.
 *
 * @param id from the range of the room ({@code message-ranges.txt})
 * @param where class and method, or the configuration key
 * @param what is wrong, without a full stop
 * @param remedy a sentence
 */
public record Problem(int id, String where, String what, String remedy) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::where).thenComparing(Problem::id).thenComparing(Problem::what);

    /** {@code URUTU01007 OrderMail#onPaid(String): a handler takes one message type. Annotate …} */
    @Override
    public String toString() {
        return Messages.code(id) + " " + where + ": " + what + ". " + remedy;
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
