package org.labhub.itests.rooms;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds every class of the bundles against the rules that a compiler does not know. */
final class StyleTest {

    private static final List<BuiltBundle> BUNDLES = BuiltBundle.all();
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of(BUNDLES)
                    .flatMap(List::stream)
                    .map(bundle -> bundle.jar().resolveSibling("classes"))
                    .toArray(Path[]::new));
    private static final DescribedPredicate<JavaClass> PLUGINS = DescribedPredicate.describe(
            "part of a plug-in",
            type -> Rooms.read()
                    .plugins()
                    .anyMatch(room -> room.holds(BuiltBundle.ownerOf(type.getPackageName(), BUNDLES))));

    @Test
    void typesOfLibrariesDoNotStandInExportedSignatures() {
        List<String> exported = BUNDLES.stream()
                .flatMap(bundle -> bundle.ownPackages("Export-Package").stream())
                .toList();
        check(classes()
                .that()
                .resideInAnyPackage(exported.toArray(String[]::new))
                .should(new SpeakOurWords()));
    }

    @Test
    void nothingSleeps() {
        check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
    }

    @Test
    void nothingIsDeserialisedByJava() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.beans.XMLDecoder"));
    }

    @Test
    void nothingIsWiredByHand() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.osgi.framework.BundleActivator")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.osgi.util.tracker.."));
    }

    @Test
    void onlyTheLauncherEndsTheProcess() {
        check(noClasses().should().callMethod(System.class, "exit", int.class));
    }

    @Test
    void onlyCommandsPrint() {
        check(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Command")
                .and()
                .haveSimpleNameNotEndingWith("Terminal")
                .should()
                .accessField(System.class, "out"));
    }

    /** A broker without a hub has no log but the JDK's, whose levels its own commands set. */
    @Test
    void logsGoThroughTheSystemsLogger() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.labhub.broker.internal.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.commons.logging.."));
    }

    @Test
    void pluginsStartNoThreads() {
        check(noClasses()
                .that(are(PLUGINS))
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "of a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class));
    }

    @Test
    void namesSayMoreThanThatSomethingHelps() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager"));
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..impl..", "..model..", "..helper..", "..manager.."));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
