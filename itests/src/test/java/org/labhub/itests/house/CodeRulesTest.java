package org.labhub.itests.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no class of a bundle does. */
final class CodeRulesTest {

    private static JavaClasses classes;

    @BeforeAll
    static void read() throws IOException {
        classes = new ClassFileImporter()
                .importJars(BuiltBundle.all().stream().map(CodeRulesTest::open).toList());
    }

    private static JarFile open(BuiltBundle bundle) {
        try {
            return new JarFile(bundle.jar().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobodyReadsSerialisedObjects() {
        noClasses()
                .that()
                .resideInAPackage("org.labhub..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(classes);
    }

    @Test
    void nobodySleepsForATime() {
        noClasses()
                .that()
                .resideInAPackage("org.labhub..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .check(classes);
    }

    @Test
    void nobodyPrintsToTheConsole() {
        noClasses()
                .that()
                .resideInAPackage("org.labhub..")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .and()
                .haveSimpleNameNotEndingWith("Terminal")
                .should()
                .accessField(System.class, "out")
                .check(classes);
    }

    @Test
    void nobodyTracksServicesByHand() {
        noClasses()
                .that()
                .resideInAPackage("org.labhub..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.osgi.util.tracker.ServiceTracker")
                .check(classes);
    }
}
