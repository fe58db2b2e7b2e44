package io.urutu.boot;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;

/**
 * The web application's side of the lifeline. Intake opens in {@code init()} of a servlet with the highest
 * load-on-startup: on the three servers the one moment that comes after every start-up bean, observer and listener of
 * the application and before its first request.
 */
public final class WebLifeline implements ServletContextListener {
    private static final String NAME = "urutu-intake";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        lifeline(line -> {
            ServletRegistration.Dynamic intake = event.getServletContext().addServlet(NAME, new Intake(line));
            intake.setLoadOnStartup(Integer.MAX_VALUE);
        });
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        lifeline(Lifeline::stop);
    }

    private static void lifeline(java.util.function.Consumer<Lifeline> action) {
        Instance<Lifeline> found = CDI.current().select(Lifeline.class);
        if (found.isResolvable()) {
            action.accept(found.get());
        }
    }

    private static final class Intake extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient Lifeline line;

        Intake(Lifeline line) {
            this.line = line;
        }

        @Override
        public void init() {
            line.admit();
        }

        @Override
        public void destroy() {
            line.stop();
        }
    }
}
