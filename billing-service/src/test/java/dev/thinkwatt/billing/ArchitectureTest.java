package dev.thinkwatt.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.thinkwatt.billing");

    @Test
    void featuresFormNoCycles() {
        slices().matching("dev.thinkwatt.billing.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void persistenceStaysInRowsAndRepositories() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Row|Row\\$.*|Repository)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .check(classes);
    }

    @Test
    void kafkaStaysInConsumersAndRelays() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Consumer|Relay)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(classes);
    }
}
