package io.urutu.tck.execution.app;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** A request body with rules; a class, since not every server's JSON-B reads records. */
public class NewThing {
    @NotBlank
    private String title = "";

    @Min(1)
    private int size;

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }
}
