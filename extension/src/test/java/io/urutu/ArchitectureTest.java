package io.urutu;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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
    /** The package of a room that others see by its door alone. */
    private static final String ROOM = "io\\.urutu\\.runtime\\.(?!context)\\w+";

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

    /** Behind its door a room may have rooms of its own; from without, the door alone is seen. */
    @ArchTest
    static final ArchRule A_ROOM_IS_SEEN_BY_ITS_DOOR =
            classes().that(areInARoom()).and(areNoDoors()).should().onlyHaveDependentClassesThat(areInARoom());

    @ArchTest
    static void aRoomHasOneDoor(JavaClasses all) {
        Set<String> doors = all.stream()
                .filter(type -> type.getPackageName().matches(ROOM))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isNestedClass())
                .filter(areNoDoors())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(doors).isEmpty();
    }

    /** What is behind messaging's door sees one way; publishing sees no handler, and handlers no publishing. */
    @ArchTest
    static final ArchRule MESSAGING_SEES_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.urutu.runtime.messaging..")
            .layer("settings")
            .definedBy("io.urutu.runtime.messaging.settings")
            .layer("payload")
            .definedBy("io.urutu.runtime.messaging.payload")
            .layer("delivery")
            .definedBy("io.urutu.runtime.messaging.delivery")
            .layer("publishing")
            .definedBy("io.urutu.runtime.messaging.publishing")
            .layer("declaring")
            .definedBy("io.urutu.runtime.messaging.declaring")
            .layer("binding")
            .definedBy("io.urutu.runtime.messaging.binding")
            .layer("channels")
            .definedBy("io.urutu.runtime.messaging.channels")
            .layer("handling")
            .definedBy("io.urutu.runtime.messaging.handling")
            .layer("door")
            .definedBy("io.urutu.runtime.messaging")
            .whereLayer("door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("handling")
            .mayOnlyBeAccessedByLayers("door")
            .whereLayer("channels")
            .mayOnlyBeAccessedByLayers("door", "handling")
            .whereLayer("publishing")
            .mayOnlyBeAccessedByLayers("door", "handling", "channels")
            .whereLayer("binding")
            .mayOnlyBeAccessedByLayers("door", "handling", "channels")
            .whereLayer("declaring")
            .mayOnlyBeAccessedByLayers("door", "handling", "channels", "binding")
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("door", "handling", "channels", "binding", "declaring", "publishing")
            .whereLayer("payload")
            .mayOnlyBeAccessedByLayers("door", "handling", "channels", "binding", "declaring", "publishing", "delivery")
            .whereLayer("settings")
            .mayOnlyBeAccessedByLayers(
                    "door", "handling", "channels", "binding", "declaring", "publishing", "delivery", "payload");

    private static DescribedPredicate<JavaClass> areInARoom() {
        return describe("are in a room", type -> type.getPackageName().matches(ROOM + "(\\..*)?"));
    }

    private static DescribedPredicate<JavaClass> areNoDoors() {
        return describe(
                "are no doors",
                type -> !(type.getPackageName().matches(ROOM)
                        && (type.isAssignableTo(Capability.class) || seenByTheContainer(type))));
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
