package io.urutu.tck.execution.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity. */
@Entity
public class Remark {
    @Id
    private String id = "";

    protected Remark() {}

    public Remark(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
