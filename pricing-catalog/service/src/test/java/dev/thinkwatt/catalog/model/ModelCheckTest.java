package dev.thinkwatt.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.problem.Violation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
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

    /** A copy that was forgotten, or meant so: the second person says. */
    @Test
    void doubtsWhatIsSaidOtherwiseInTheCatalog() {
        Plan plan = plans.selling("copied", "copied-model");
        ServedModel sold = plan.model("copied-model").orElseThrow();
        EnergyProfile energy = sold.energy();
        models.publish(new ServedModel(
                sold.id(),
                "Another name",
                sold.tier(),
                sold.contextTokens() + 1,
                1000L,
                sold.relativeAccuracy().setScale(9),
                new EnergyProfile(
                        new BigDecimal("51.5"),
                        energy.cachedWh(),
                        energy.outputWh(),
                        energy.reasoningWh(),
                        energy.requestWh(),
                        energy.basis(),
                        "Another source")));
        String at = "models[" + (plan.models().size() - 1) + "].";

        assertThat(check.doubts(plan))
                .extracting(Violation::field, Violation::rule)
                .contains(
                        tuple(
                                at + "contextTokens",
                                "is " + sold.contextTokens() + ", and " + (sold.contextTokens() + 1)
                                        + " in the catalog"),
                        tuple(
                                at + "energy.inputWh",
                                "is " + energy.inputWh().toPlainString() + ", and 51.5 in the catalog"))
                .extracting(one -> one.toList().getFirst())
                .containsExactlyInAnyOrder(at + "contextTokens", at + "maxOutputTokens", at + "energy.inputWh");
        assertThat(check.doubts(plans.like("pro", "copied", 1))).isEmpty();
    }
}
