package io.urutu.boot;

import io.urutu.context.Role;
import io.urutu.context.spi.Host;
import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.kernel.Threads;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Who this process is: the application's name, its roles here, and how long it may take to go. */
final class Identity implements Capability {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::key).toList();

    private Optional<String> name = Optional.empty();
    private Set<Role> roles = Role.all();
    private String threadsFactory = "";
    private Duration drain = Duration.ZERO;
    private Duration close = Duration.ZERO;

    @Override
    public void validate(ConfigReader config, Problems problems) {
        BootSettings settings = config.require(BootSettings.PREFIX, BootSettings.class);
        threadsFactory = settings.threadsFactory();
        drain = settings.drain();
        close = settings.close();
        roles = roles(settings.roles(), problems);
        name = config.require(ApplicationSettings.PREFIX, ApplicationSettings.class)
                .name();
        name.filter(given -> !NAME.matcher(given).matches())
                .ifPresent(invalid -> problems.add(BootMessages.nameInvalid(invalid)));
    }

    boolean isNamed() {
        return name.isPresent();
    }

    Set<Role> roles() {
        return roles;
    }

    Duration drain() {
        return drain;
    }

    Duration close() {
        return close;
    }

    Running running(BeanManager beans) {
        Optional<Host> host = Hosts.find(beans);
        return new Running(
                name.orElseGet(Identity::moduleName),
                roles,
                host.map(given -> new Threads(given.threads())).orElseGet(() -> Threads.find(threadsFactory)),
                host.map(Host::clock).orElseGet(Clock::systemUTC),
                beans);
    }

    private static Set<Role> roles(List<String> words, Problems problems) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words) {
            String key = word.toLowerCase(Locale.ROOT);
            if (ROLES.contains(key)) {
                roles.add(Role.valueOf(key.toUpperCase(Locale.ROOT)));
            } else {
                problems.add(BootMessages.unknownRole(word, Nearest.to(key, ROLES)));
            }
        }
        if (words.isEmpty()) {
            problems.add(BootMessages.noRoles());
        }
        return roles;
    }

    /** The module's name is the context root unless a descriptor says otherwise; a version behind it is cut off. */
    @SuppressWarnings("BanJNDI") // a constant name
    private static String moduleName() {
        try {
            String module = InitialContext.doLookup("java:module/ModuleName");
            String plain =
                    module.replaceFirst("(##.*|-\\d[\\w.]*(-SNAPSHOT)?)$", "").replaceAll("[^A-Za-z0-9._-]", "-");
            return NAME.matcher(plain).matches() ? plain : "application";
        } catch (NamingException noServer) {
            return "application";
        }
    }
}
