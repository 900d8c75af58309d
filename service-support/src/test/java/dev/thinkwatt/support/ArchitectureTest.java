package dev.thinkwatt.support;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
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

    /** The API's description leaves classes of this name out, so nothing else may hide under it. */
    @Test
    void pagesAreOfTheConsole() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Pages")
                .and()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(describe(
                        "a path under /console",
                        annotation -> annotation.getRawType().isEquivalentTo(Path.class)
                                && annotation.get("value").orElse("").toString().startsWith("/console")))
                .check(classes);
    }
}
