package io.urutu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.urutu.kernel.Capability;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** The floors of the house (docs/architecture.md), one rule each. */
@AnalyzeClasses(packages = "io.urutu", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Rooms that others stand on: one execution, and its HTTP side stands on it. */
    private static final String CONTEXT = "io.urutu.runtime.context..";

    @ArchTest
    static final ArchRule KERNEL_STANDS_ON_THE_API_ALONE = noClasses()
            .that()
            .resideInAPackage("io.urutu.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.urutu.runtime..", "io.urutu.backend..", "io.urutu.boot..", "com.rabbitmq..");

    @ArchTest
    static final ArchRule ROOMS_NEVER_SEE_BACKENDS_OR_BOOT = noClasses()
            .that()
            .resideInAPackage("io.urutu.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.urutu.backend..", "io.urutu.boot..", "com.rabbitmq..", "java.sql..");

    @ArchTest
    static final ArchRule ROOMS_MEET_ONLY_IN_CONTEXT = slices().matching("io.urutu.runtime.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage(CONTEXT));

    @ArchTest
    static final ArchRule CONTEXT_SEES_NO_ROOM = noClasses()
            .that()
            .resideInAPackage(CONTEXT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.urutu.runtime.messaging..",
                    "io.urutu.runtime.rest..",
                    "io.urutu.messaging..",
                    "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule BACKENDS_NEVER_SEE_ROOMS_OR_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("io.urutu.backend..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.urutu.runtime..", "io.urutu.boot..");

    @ArchTest
    static final ArchRule BACKENDS_STAND_ALONE =
            slices().matching("io.urutu.backend.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NOTHING_SEES_BOOT = noClasses()
            .that()
            .resideOutsideOfPackage("io.urutu.boot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.urutu.boot..");

    @ArchTest
    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("io.urutu.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule HOOKS_IS_IMPORTED_BY_NOBODY = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Hooks.class.getName())
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Hooks.class.getName());

    @ArchTest
    static final ArchRule NO_VENDOR_AND_NO_OLD_PACKAGES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jboss..",
                    "fish.payara..",
                    "com.ibm..",
                    "org.glassfish..",
                    "io.netty..",
                    "javax.inject..",
                    "javax.enterprise..",
                    "javax.persistence..",
                    "javax.servlet..",
                    "javax.ws..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule CONFIGURATION_IS_READ_BY_THE_KERNEL_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages("io.urutu.kernel..", "io.urutu.boot..", "io.urutu.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..");

    @ArchTest
    static final ArchRule NO_STATIC_MUTABLE_STATE = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
            .that()
            .areStatic()
            .should()
            .beFinal();

    @ArchTest
    static void aRoomHasOneDoor(JavaClasses all) {
        Set<String> doors = all.stream()
                .filter(type -> type.getPackageName().matches("io\\.urutu\\.runtime\\.(?!context).*"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isNestedClass())
                .filter(type -> !type.isAssignableTo(Capability.class))
                .filter(type -> !seenByTheContainer(type))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(doors).isEmpty();
    }

    /** Public because ServiceLoader, CDI, the servlet container or Jakarta REST makes them. */
    private static boolean seenByTheContainer(JavaClass type) {
        return type.isAssignableTo("jakarta.ws.rs.container.DynamicFeature")
                || type.isAssignableTo("jakarta.ws.rs.core.Feature")
                || type.isAssignableTo("jakarta.ws.rs.ext.ExceptionMapper")
                || type.isAssignableTo("jakarta.ws.rs.container.ContainerRequestFilter")
                || type.isAssignableTo("jakarta.ws.rs.container.ContainerResponseFilter")
                || type.isAssignableTo("jakarta.ws.rs.ext.ReaderInterceptor")
                || type.isAssignableTo("jakarta.servlet.ServletRequestListener")
                || type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith("jakarta.interceptor.AroundInvoke"))
                || type.isAnnotation()
                || type.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getRawType().getName().startsWith("jakarta.enterprise.context"));
    }

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");
}
