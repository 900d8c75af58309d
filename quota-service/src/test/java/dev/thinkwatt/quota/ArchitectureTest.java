package dev.thinkwatt.quota;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
}
