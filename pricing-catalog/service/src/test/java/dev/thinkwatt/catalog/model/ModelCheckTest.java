package dev.thinkwatt.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.support.problem.Violation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelCheckTest {

    @Inject
    ModelCheck check;

    @Inject
    ServedModelService models;

    @Inject
    TestPlans plans;

    @Test
    void wantsEveryModelOfAPlanInTheCatalog() {
        assertThat(check.violations(plans.like("pro", "checked", 1), TestPlans.FROM, null))
                .isEmpty();

        assertThat(check.violations(plans.selling("checked", "strange"), TestPlans.FROM, null))
                .extracting(Violation::rule)
                .containsExactly("must be a model of the catalog");
        models.publish(plans.model("strange"));
        assertThat(check.violations(plans.selling("checked", "strange"), TestPlans.FROM, null))
                .isEmpty();
    }
}
