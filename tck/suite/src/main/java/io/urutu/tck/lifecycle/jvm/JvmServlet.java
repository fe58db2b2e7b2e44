package io.urutu.tck.lifecycle.jvm;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/** Answers {@code threads} whose names match a pattern, and {@code instances} of a class after a full collection. */
@WebServlet("/jvm/*")
public final class JvmServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String asked = request.getParameter("of");
        try {
            String answer = request.getPathInfo().equals("/threads") ? threads(asked) : "" + instances(asked);
            response.getWriter().print(answer);
        } catch (JMException refused) {
            throw new ServletException(refused);
        }
    }

    private static String threads(String pattern) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches(pattern))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Whatever class loader loaded it: each loader that is still there has its own. */
    private static long instances(String className) throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+", -1))
                .filter(columns -> columns.length >= 4 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }
}
