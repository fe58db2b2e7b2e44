package io.urutu.sample;

/** The work itself cannot be done: trying again changes nothing. */
public class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TaskFailedException(String id) {
        super("task " + id + " cannot be done");
    }
}
