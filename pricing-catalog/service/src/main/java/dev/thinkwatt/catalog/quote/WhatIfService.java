package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.energy.ElectricityService.PaidSite;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.quote.WhatIf.Changes;
import dev.thinkwatt.catalog.quote.WhatIf.Setting;
import dev.thinkwatt.catalog.quote.WhatIfResource.Answer;
import dev.thinkwatt.catalog.quote.WhatIfResource.Question;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityPrices;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a scenario is about, and asks the engine twice. */
@ApplicationScoped
class WhatIfService {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final QuotedPlans plans;
    private final ElectricityService electricity;
    private final Publication publication;

    WhatIfService(QuotedPlans plans, ElectricityService electricity, Publication publication) {
        this.plans = plans;
        this.electricity = electricity;
        this.publication = publication;
    }

    /** Where a request would run, and what a kWh costs there. */
    private record Place(Site site, BigDecimal pricePerKwh) {}

    /** @throws ProblemException 400 that names each field, 409 where the plan pays electricity in another currency than the site */
    Answer answer(Question question) {
        Instant at = Objects.requireNonNullElseGet(question.at(), publication::now);
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw ProblemException.invalid("at", "must lie between " + FIRST + " and " + LAST);
        }
        Plan plan = plans.of(question.planId(), question.version(), at);
        EnergyProfile profile = plan.model(question.model())
                .orElseThrow(() -> ProblemException.invalid("model", "is no model of the plan"))
                .energy();
        PaidSite paid =
                electricity.site(question.site()).orElseThrow(() -> ProblemException.invalid("site", "names no site"));
        SurchargePolicy policy = plan.surcharge();
        if (policy != null && !policy.currency().equals(paid.currency())) {
            throw ProblemException.conflict("Plan " + plan.id() + " passes electricity on in " + policy.currency()
                    + ", and that of site " + question.site() + " is paid in " + paid.currency() + ".");
        }
        if (policy != null && policy.steps() != null) {
            throw ProblemException.conflict(
                    "Plan " + plan.id() + " adds steps of a percentage to usage: there is no rate per kWh.");
        }
        if (policy != null && policy.lag() > 0 && question.pricePerKwh() == null) {
            throw ProblemException.invalid(
                    "pricePerKwh",
                    "must be said: the plan takes the index of a month before, not the price of the time");
        }
        Place place = place(question, paid.site(), at);
        BigDecimal mode = Objects.requireNonNullElse(question.modeMultiplier(), BigDecimal.ONE);
        Changes changes = question.otherwise().toChanges();
        require(profile, mode, changes, policy);
        WhatIf answer = WhatIf.of(
                new Setting(
                        profile,
                        question.usage().toUsage(),
                        question.serviceTier(),
                        place.site(),
                        place.pricePerKwh(),
                        policy,
                        mode),
                changes);
        return new Answer(plan.planVersion(), paid.currency(), policy, answer.today(), answer.scenario());
    }

    /** The site as it is that day where its price is known, as it is now where a price is said. */
    private Place place(Question question, Site standing, Instant at) {
        if (question.pricePerKwh() != null) {
            return new Place(standing, question.pricePerKwh());
        }
        Optional<ElectricityPrices.Priced> known = ElectricityPrices.of(
                        electricity.touching(standing.id(), at, at).stream()
                                .map(PublishedPrices::prices)
                                .toList())
                .at(standing.id(), at);
        return known.map(priced -> new Place(priced.site(), priced.pricePerKwh()))
                .orElseThrow(() -> ProblemException.invalid(
                        "pricePerKwh", "must be said: no price of " + standing.id() + " at " + at + " is known"));
    }

    private static void require(
            EnergyProfile profile, BigDecimal mode, Changes changes, @Nullable SurchargePolicy policy) {
        List<Violation> wrong = new ArrayList<>();
        if (profile.metersTokens() && mode.compareTo(BigDecimal.ONE) != 0) {
            wrong.add(new Violation("modeMultiplier", "must be 1: the model's tokens are metered, and already say it"));
        }
        if (changes.modeOffset() != null && mode.compareTo(BigDecimal.ONE) == 0) {
            wrong.add(new Violation("otherwise.modeOffset", "must be absent where no mode draws more"));
        }
        Integer latency = changes.latencyReductionMs();
        if (latency != null && latency % 10 != 0) {
            wrong.add(new Violation("otherwise.latencyReductionMs", "must be a multiple of 10"));
        }
        if (policy == null && (latency != null || changes.passThrough() != null)) {
            wrong.add(new Violation(
                    latency != null ? "otherwise.latencyReductionMs" : "otherwise.passThrough",
                    "must be absent: the plan passes no electricity on"));
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
    }
}
