package dev.thinkwatt.support;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.thinkwatt.support");

    @Test
    void featuresFormNoCycles() {
        slices().matching("dev.thinkwatt.support.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void nothingKnowsTheDomain() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.thinkwatt.model..", "dev.thinkwatt.quota..", "dev.thinkwatt.billing..")
                .check(classes);
    }

    @Test
    void nothingIsAnEntity() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .check(classes);
    }
}
