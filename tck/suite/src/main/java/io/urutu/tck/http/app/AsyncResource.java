package io.urutu.tck.http.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers later and on another thread; its execution ends when the method returns. */
@Path("async/{key}")
@RequestScoped
public class AsyncResource {
    @Resource
    @SuppressWarnings("NullAway.Init") // injected
    private ManagedExecutorService executor;

    @POST
    public CompletionStage<StreamingOutput> keep(@PathParam("key") String key) {
        StreamingOutput answer = Work.keep(key);
        return CompletableFuture.supplyAsync(() -> answer, executor);
    }

    @POST
    @Path("fail")
    public CompletionStage<StreamingOutput> fail(@PathParam("key") String key) {
        return CompletableFuture.completedFuture(Work.fail(key));
    }
}
