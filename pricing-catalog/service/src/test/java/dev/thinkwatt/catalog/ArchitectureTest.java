package dev.thinkwatt.catalog;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** How the service is built: features without cycles, and each technique in the layer that it belongs to. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.thinkwatt.catalog");

    @Test
    void featuresFormNoCycles() {
        slices().matching("dev.thinkwatt.catalog.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyRowsAndRepositoriesKnowTheDatabase() {
        noClasses()
                .that(nameMatching(".*(Row|Repository)(\\$.*)?").negate().as("are no rows or repositories"))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.persistence.."))
                .check(CLASSES);
    }

    @Test
    void onlyConsumersTalkToKafka() {
        noClasses()
                .that(nameMatching(".*Consumer(\\$.*)?").negate().as("are no consumers"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
                .check(CLASSES);
    }

    @Test
    void onlyResourcesAndPagesSpeakHttp() {
        noClasses()
                .that(nameMatching(".*(Resource|Pages|PageQuery)(\\$.*)?")
                        .negate()
                        .as("are neither resources nor pages"))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
                .check(CLASSES);
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
                .check(CLASSES);
    }
}
