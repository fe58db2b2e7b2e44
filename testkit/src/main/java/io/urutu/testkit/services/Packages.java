package io.urutu.testkit.services;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** As root on Debian or Ubuntu: the distribution's packages, then as {@link Installed}. */
final class Packages implements Way {
    private final Installed installed;
    private final Path services;

    Packages(Installed installed, Path services) {
        this.installed = installed;
        this.services = services;
    }

    @Override
    public String advice(Kind kind) {
        return "run as root on Debian or Ubuntu, and " + kind.debianPackage + " is installed with apt-get";
    }

    @Override
    public Service provide(Kind kind) throws Unavailable {
        if (!Files.exists(Path.of("/etc/debian_version"))) {
            throw new Unavailable("this is neither Debian nor Ubuntu");
        }
        if (!Programs.runsAsRoot()) {
            throw new Unavailable("the build runs as " + System.getProperty("user.name") + ", not as root");
        }
        install(kind.debianPackage);
        return installed.provide(kind);
    }

    private void install(String name) throws Unavailable {
        Path log = services.resolve("apt-" + name + ".log");
        System.out.println("[services] " + name + " is not installed: installing it with apt-get as root,"
                + " its own service start blocked; output in " + log);
        Programs.run(List.of("sh", "-c", Scripts.read("install.sh"), "install", name), log);
        System.out.println("[services] " + name + " is installed");
    }
}
