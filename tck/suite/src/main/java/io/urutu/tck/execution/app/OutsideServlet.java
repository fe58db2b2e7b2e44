package io.urutu.tck.execution.app;

import io.urutu.Hooks;
import io.urutu.context.ExecutionKind;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.tck.messaging.app.Happened;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** No resource, so no execution. */
@WebServlet("/outside/*")
public class OutsideServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient MessagePublisher publisher;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(attempt(request.getPathInfo(), request.getParameter("key")));
    }

    private String attempt(String what, String key) {
        try {
            switch (what) {
                case "/hooks" -> {
                    ExecutionKind kind = Hooks.execution().kind();
                    return "ran in " + kind;
                }
                case "/publish" -> publisher.publish(new Happened(key, "outside"));
                default ->
                    publisher.publish(
                            new Happened(key, "outside"), PublishOptions.of().immediate());
            }
            return "done";
        } catch (IllegalStateException refused) {
            return "refused: " + refused.getMessage();
        }
    }
}
