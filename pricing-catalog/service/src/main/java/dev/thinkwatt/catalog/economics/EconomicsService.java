package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.catalog.economics.EconomicsResource.Electricity;
import dev.thinkwatt.catalog.economics.EconomicsResource.PlanEconomics;
import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.energy.ElectricityService.PaidSite;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a published version of a plan is worth and costs. */
@ApplicationScoped
class EconomicsService {

    /** How long back electricity prices are averaged. */
    private static final Duration MEAN_OF = Duration.ofDays(30);

    private final PlanService plans;
    private final ElectricityService electricity;
    private final Publication publication;

    EconomicsService(PlanService plans, ElectricityService electricity, Publication publication) {
        this.plans = plans;
        this.electricity = electricity;
        this.publication = publication;
    }

    /**
     * What is asked.
     *
     * @param version null: the one in force now
     * @param inputTokens of a request; null: the plan's estimate
     * @param outputTokens of a request; null: the plan's estimate
     * @param site null: nothing is asked of electricity
     * @param pricePerKwh null: the mean of what the site had
     */
    record Question(
            String planId,
            @Nullable Integer version,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            @Nullable String site,
            @Nullable BigDecimal pricePerKwh) {

        Estimate estimate(Plan plan) {
            Estimate usual = plan.expiry().estimate();
            return new Estimate(
                    Math.min(inputTokens == null ? usual.inputTokens() : inputTokens, Usage.QUANTITY_MAX),
                    Math.min(outputTokens == null ? usual.outputTokens() : outputTokens, Usage.QUANTITY_MAX));
        }
    }

    PlanEconomics answer(Question question) {
        Plan plan = plan(question.planId(), question.version());
        Estimate estimate = question.estimate(plan);
        @Nullable Electricity asked = electricity(question.site(), question.pricePerKwh());
        @Nullable Power power = asked == null ? null : new Power(asked.site(), asked.currency(), asked.pricePerKwh());
        return new PlanEconomics(
                plan.planVersion(),
                plan.baseFee(),
                plan.usageTerms(),
                estimate,
                asked,
                Economics.of(plan, estimate, power, publication.now()));
    }

    private Plan plan(String planId, @Nullable Integer version) {
        Optional<Plan> plan =
                version == null ? plans.inForceAt(planId, publication.now()) : plans.version(planId, version);
        return plan.orElseThrow(() -> ProblemException.notFound(
                version == null
                        ? "No version of a plan " + planId + " is in force."
                        : "There is no version " + version + " of a plan " + planId + "."));
    }

    private @Nullable Electricity electricity(@Nullable String siteId, @Nullable BigDecimal pricePerKwh) {
        if (siteId == null && pricePerKwh != null) {
            throw ProblemException.invalid("pricePerKwh", "needs a site");
        }
        return siteId == null ? null : electricityAt(siteId, pricePerKwh);
    }

    private Electricity electricityAt(String siteId, @Nullable BigDecimal pricePerKwh) {
        PaidSite paid = electricity.site(siteId).orElseThrow(() -> ProblemException.invalid("site", "names no site"));
        if (pricePerKwh != null) {
            return Electricity.of(paid.site(), paid.currency(), pricePerKwh, null);
        }
        Instant now = publication.now();
        Optional<MeanPrice> mean = MeanPrice.of(electricity.touching(siteId, now.minus(MEAN_OF), now), paid.currency());
        return Electricity.of(
                paid.site(), paid.currency(), mean.map(MeanPrice::perKwh).orElse(null), mean.orElse(null));
    }
}
