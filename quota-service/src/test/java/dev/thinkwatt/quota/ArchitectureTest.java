package dev.thinkwatt.quota;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** The architecture, as far as code can break it. */
class ArchitectureTest {

    private static final JavaClasses QUOTA = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.thinkwatt.quota");

    @Test
    void decidesWithoutAnyFramework() {
        classes()
                .that()
                .resideInAPackage("dev.thinkwatt.quota.policy..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.thinkwatt.model..", "dev.thinkwatt.quota.policy..")
                .check(QUOTA);
    }

    @Test
    void hasNoCycles() {
        slices().matching("dev.thinkwatt.quota.(*)..").should().beFreeOfCycles().check(QUOTA);
    }

    @Test
    void leavesKafkaToConsumers() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(QUOTA);
    }

    @Test
    void writesItsHotPathInPlainSql() {
        noClasses()
                .that()
                .resideInAPackage("dev.thinkwatt.quota.decision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "jakarta.transaction..")
                .check(QUOTA);
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
                .check(QUOTA);
    }
}
