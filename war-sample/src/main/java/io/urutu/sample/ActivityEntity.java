package io.urutu.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A line of the activity log. Its id is the message's, so that a message delivered twice is logged once. */
@Entity
@Table(name = "activities")
public class ActivityEntity {
    @Id
    @Column(name = "message_id", length = 100)
    private String messageId;

    @Column(name = "task_id", nullable = false, length = 36)
    private String taskId;

    @Column(nullable = false, length = 300)
    private String text;

    @Column(nullable = false, length = 20)
    private String topic;

    @Column(name = "logged_at", nullable = false)
    private Instant loggedAt;

    protected ActivityEntity() {}

    ActivityEntity(String messageId, String topic, String taskId, String text, Instant now) {
        this.messageId = messageId;
        this.topic = topic;
        this.taskId = taskId;
        this.text = text;
        loggedAt = now;
    }

    ActivityView view() {
        return new ActivityView(topic, taskId, text, loggedAt);
    }
}
