package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class SmallryeExtensionTest {
    @Test
    void theThreadsOfMutinyEndWithTheApplication() {
        ScheduledExecutorService timer = Infrastructure.getDefaultWorkerPool();
        ExecutorService workers = (ExecutorService) Infrastructure.getDefaultExecutor();

        new SmallryeExtension().endThreads(new Object());

        assertThat(timer.isShutdown()).isTrue();
        assertThat(workers.isShutdown()).isTrue();
    }

    @Test
    void anotherApplicationOfTheSameClassesGoesOn() throws Exception {
        new SmallryeExtension().endThreads(new Object());

        assertThat(Infrastructure.getDefaultWorkerPool().submit(() -> "runs").get())
                .isEqualTo("runs");
    }
}
