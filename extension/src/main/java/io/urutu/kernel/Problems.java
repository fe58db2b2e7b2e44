package io.urutu.kernel;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything wrong with a deployment, told at once, sorted by place.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
public final class Problems {
    private final TreeSet<Problem> all = new TreeSet<>();

    public void add(int id, String where, String what, String remedy) {
        add(new Problem(id, where, what, remedy));
    }

    public void add(Problem problem) {
        all.add(problem);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Problem> sorted() {
        return List.copyOf(all);
    }

    /** One line each, below a first line that counts them. */
    public String report() {
        String head =
                "Urutu found " + all.size() + (all.size() == 1 ? " problem" : " problems") + " in this deployment:";
        return all.stream().map(Problem::toString).collect(Collectors.joining("\n  ", head + "\n  ", ""));
    }
}
