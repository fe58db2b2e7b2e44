package io.urutu.tck.probe;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;

/** Answers {@code rows}, {@code notes} and {@code await} for a key. */
@WebServlet(urlPatterns = "/probe/*", loadOnStartup = 1)
public final class ProbeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final long PATIENCE = 15_000;

    @Override
    public void init() throws ServletException {
        try {
            Rows.createTable();
        } catch (SQLException broken) {
            throw new ServletException(broken);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String key = request.getParameter("key");
        response.setContentType("text/plain;charset=UTF-8");
        try {
            switch (request.getPathInfo()) {
                case "/rows" -> response.getWriter().println(Rows.count(key));
                case "/notes" -> print(key, response);
                case "/await" -> {
                    boolean came = Ledger.await(key, request.getParameter("entry"), PATIENCE);
                    response.setStatus(came ? 200 : 504);
                    print(key, response);
                }
                default -> response.sendError(404);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new ServletException(failed);
        }
    }

    private static void print(String key, HttpServletResponse response) throws IOException {
        for (String note : Ledger.notes(key)) {
            response.getWriter().println(note);
        }
    }
}
