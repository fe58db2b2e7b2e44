package io.urutu.tck.payara;

import java.io.File;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Payara Micro for Arquillian: one process for all deployments, where the published adapter boots one for each, and
 * called on the loopback address, where that one calls the machine's.
 */
final class MicroContainer implements DeployableContainer<MicroConfiguration> {
    private static final String LOOPBACK = "127.0.0.1";

    private MicroConfiguration configuration = new MicroConfiguration();
    private MicroProcess process;

    @Override
    public Class<MicroConfiguration> getConfigurationClass() {
        return MicroConfiguration.class;
    }

    @Override
    public void setup(MicroConfiguration given) {
        configuration = given;
    }

    @Override
    public void start() throws LifecycleException {
        process = MicroProcess.start(configuration);
    }

    @Override
    public void stop() {
        process.end();
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        File war = new File(configuration.home(), archive.getName());
        archive.as(ZipExporter.class).exportTo(war, true);
        String name = nameOf(archive);
        if (!process.tell("deploy " + name + " " + war)) {
            process.tell("undeploy " + name);
            throw new DeploymentException("Payara Micro refused " + name + "; its log says why");
        }
        HTTPContext context = new HTTPContext(LOOPBACK, configuration.port());
        context.add(new Servlet("ArquillianServletRunner", "/" + name));
        return new ProtocolMetaData().addContext(context);
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        process.tell("undeploy " + nameOf(archive));
    }

    private static String nameOf(Archive<?> archive) {
        return archive.getName().replace(".war", "");
    }
}
