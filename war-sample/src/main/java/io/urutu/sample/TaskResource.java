package io.urutu.sample;

import io.urutu.context.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The tasks over HTTP. Each call is one execution: one transaction, committed before the response leaves. */
@Path("tasks")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {
    @Inject
    Tasks tasks;

    @Inject
    TaskSettings settings;

    @POST
    public Response create(@NotNull @Valid NewTask task) {
        return Response.status(Response.Status.CREATED)
                .entity(tasks.create(task.title().strip()))
                .build();
    }

    @GET
    @ReadOnly
    public List<TaskView> newest() {
        return tasks.newest(settings.listed());
    }
}
