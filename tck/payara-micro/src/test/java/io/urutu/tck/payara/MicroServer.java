package io.urutu.tck.payara;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Payara Micro in a process of its own that deploys and undeploys on command: {@code deploy NAME FILE} or
 * {@code undeploy NAME} on standard input, {@code TCK ok} or {@code TCK failed} on standard output. It ends with its
 * input, so that it never outlives the tests.
 *
 * <p>Arguments: port and root folder. Only the loopback address listens.
 */
public final class MicroServer {
    static final String ANSWER = "TCK ";
    private static final String ADDRESS = "configs.config.server-config.network-config.network-listeners"
            + ".network-listener.http-listener.address=127.0.0.1";

    private MicroServer() {}

    public static void main(String[] args) throws BootstrapException, IOException {
        PrintStream answers = System.out; // the server puts its own in place
        PayaraMicroRuntime server = PayaraMicro.getInstance()
                .setHttpPort(Integer.parseInt(args[0]))
                .setRootDir(new File(args[1]))
                .setNoCluster(true)
                .setNoHazelcast(true)
                .setPrintLogo(false)
                .setPreBootHandler(commands -> commands.run("set", ADDRESS))
                .bootStrap();
        answers.println(ANSWER + "ok");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            answers.println(ANSWER + (obey(server, line.split(" ", 3)) ? "ok" : "failed"));
        }
        server.shutdown();
        System.exit(0);
    }

    private static boolean obey(PayaraMicroRuntime server, String[] command) {
        if (command[0].equals("deploy")) {
            server.deploy(command[1], command[1], new File(command[2]));
            return server.getDeployedApplicationNames().contains(command[1]);
        }
        server.undeploy(command[1]);
        return true;
    }
}
