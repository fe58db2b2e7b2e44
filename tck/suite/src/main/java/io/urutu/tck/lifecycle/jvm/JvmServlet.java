package io.urutu.tck.lifecycle.jvm;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Answers {@code threads} whose names match a pattern, and {@code instances} of a class after a full collection; with
 * {@code warm-up} and {@code meet} the server gets what it keeps of the first application it can keep it of.
 */
@WebServlet("/jvm/*")
public final class JvmServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ServerCaches caches;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            response.getWriter().print(answer(request.getPathInfo(), request.getParameter("of")));
        } catch (JMException | SystemException | NotSupportedException refused) {
            throw new ServletException(refused);
        }
    }

    private String answer(String what, String of) throws JMException, SystemException, NotSupportedException {
        switch (what) {
            case "/warm-up" -> {
                caches.fillThreadPools();
                caches.failInTheDatabase();
                return "warm";
            }
            case "/meet" -> {
                return Meeting.of(Integer.parseInt(of));
            }
            case "/threads" -> {
                return threads(of);
            }
            default -> {
                caches.compareRecords();
                return "" + instances(of);
            }
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
