package dev.thinkwatt.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The module is plain Java, so that any service can use it, and its packages build on one another in one direction. */
class ArchitectureTest {

    private static final JavaClasses MODEL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.thinkwatt.model");

    @Test
    void knowsNothingButJavaAndItself() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.thinkwatt.model..")
                .check(MODEL);
    }

    @Test
    void hasNoCycles() {
        slices().matching("dev.thinkwatt.model.(*)..").should().beFreeOfCycles().check(MODEL);
    }
}
