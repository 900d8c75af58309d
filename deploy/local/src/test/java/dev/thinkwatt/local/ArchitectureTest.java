package dev.thinkwatt.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.thinkwatt.local");

    @Test
    void featuresFormNoCycles() {
        slices().matching("dev.thinkwatt.local.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theServersAreStartedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..infrastructure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..", "io.zonky..")
                .check(CLASSES);
    }

    @Test
    void whatTestsUseDoesNotDragTheLauncherAlong() {
        noClasses()
                .that()
                .resideInAnyPackage("..infrastructure..", "..testing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..stack..", "..replay..", "..frontdoor..", "picocli..", "io.vertx..")
                .check(CLASSES);
    }
}
