package io.urutu.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A task and how far it is. Every change of state is a method here. */
@Entity
@Table(name = "tasks")
public class TaskEntity {
    @Id
    @Column(length = 36)
    private String id;

    @Column(nullable = false, length = 200)
    private String title;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private TaskStatus status;

    /** How often the work was begun: once, unless a crash or a redelivery made it twice. */
    @Column(nullable = false)
    private int runs;

    @Column(length = 200)
    private String problem;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected TaskEntity() {}

    TaskEntity(String title, Instant now) {
        id = UUID.randomUUID().toString();
        this.title = title;
        status = TaskStatus.PENDING;
        createdAt = now;
    }

    void start() {
        status = TaskStatus.RUNNING;
        problem = null;
        runs++;
    }

    void finish() {
        status = TaskStatus.FINISHED;
    }

    void fail(String reason) {
        status = TaskStatus.ERROR;
        problem = reason;
    }

    boolean isFinished() {
        return status == TaskStatus.FINISHED;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    TaskView view() {
        return new TaskView(id, title, status, runs, problem, createdAt);
    }
}
