package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.quote.QuoteResource.Energy;
import dev.thinkwatt.catalog.quote.QuoteResource.OfUsage;
import dev.thinkwatt.catalog.quote.QuoteResource.Quote;
import dev.thinkwatt.catalog.quote.QuoteResource.Request;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.energy.ElectricityPrices;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargeOfUsage;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating.Fault;
import dev.thinkwatt.model.rating.Rating.Pending;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.rating.Rating.Unpriceable;
import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices a usage that never happened, with the engine that billing charges with. */
@ApplicationScoped
class QuoteService {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration LENGTH_MAX = Duration.ofDays(1);

    private final QuotedPlans plans;
    private final ElectricityService electricity;

    QuoteService(QuotedPlans plans, ElectricityService electricity) {
        this.plans = plans;
        this.electricity = electricity;
    }

    Quote quote(Request request) {
        requirePlausible(request);
        return price(request, plans.of(request.planId(), request.version(), request.startedAt()));
    }

    /** Under a plan that need not be published. */
    Quote quote(Request request, Plan plan) {
        requirePlausible(request);
        return price(request, plan);
    }

    private Quote price(Request request, Plan plan) {
        if (request.currency() != null && plan.baseFeeIn(request.currency()).isEmpty()) {
            throw ProblemException.invalid("currency", "must be one that the plan is sold in: " + plan.currencyCodes());
        }
        List<CatalogPublished> published = new ArrayList<>(
                electricity.takenBy(request.site(), request.startedAt(), request.endedAt(), plan.surcharge()));
        published.add(new PublishedPlan(1, request.startedAt(), null, plan));
        Catalog catalog = Catalog.of(published);
        return switch (Rater.rate(event(request, plan), catalog, request.currency(), true)) {
            case Rated rated -> quote(rated, plan, request, catalog.electricity());
            case Pending(var missing, String detail) -> throw ProblemException.conflict(detail);
            case Unpriceable(Fault fault, String detail) -> throw unpriceable(fault, detail);
        };
    }

    private void requirePlausible(Request request) {
        if (request.startedAt().isBefore(FIRST) || request.startedAt().isAfter(LAST)) {
            throw ProblemException.invalid("startedAt", "must lie between " + FIRST + " and " + LAST);
        }
        if (request.endedAt().isBefore(request.startedAt())
                || request.endedAt().isAfter(request.startedAt().plus(LENGTH_MAX))) {
            throw ProblemException.invalid("endedAt", "must not lie before startedAt, nor more than a day after");
        }
        if (!electricity.isSite(request.site())) {
            throw ProblemException.invalid("site", "names no site");
        }
    }

    private static ProblemException unpriceable(Fault fault, String detail) {
        return switch (fault) {
            case MODEL_NOT_IN_PLAN -> ProblemException.invalid("model", "has no price: " + detail);
            case NO_PRICE -> ProblemException.invalid("usage", "has no price: " + detail);
            case CURRENCY_MISMATCH -> ProblemException.conflict(detail);
        };
    }

    private static Quote quote(Rated rated, Plan plan, Request request, ElectricityPrices prices) {
        EnergyCharge charge = rated.energy();
        return new Quote(
                rated.plan(),
                rated.included(),
                rated.items(),
                rated.worth(),
                rated.charged(),
                charge == null ? null : energy(charge, rated.charged(), plan, request, prices));
    }

    private static Energy energy(
            EnergyCharge charge, Money charged, Plan plan, Request request, ElectricityPrices prices) {
        EnergyProfile profile = plan.model(request.model()).orElseThrow().energy();
        Site site = prices.at(request.site(), request.startedAt(), true)
                .orElseThrow()
                .site();
        return new Energy(
                profile,
                profile.wattHours(request.usage().toUsage()),
                site,
                plan.surcharge(),
                charge,
                ofUsage(plan.surcharge(), charge, charged));
    }

    /** Under steps the price of each part is the index that they are counted of. */
    private static @Nullable OfUsage ofUsage(@Nullable SurchargePolicy policy, EnergyCharge charge, Money charged) {
        if (policy == null || !policy.dependsOnUsage()) {
            return null;
        }
        SurchargeOfUsage of = SurchargeOfUsage.of(
                policy,
                charged.amount(),
                charge.amount().amount(),
                charge.parts().getFirst().price());
        return new OfUsage(
                of.usageNet(), of.surcharge(), of.percent(), of.cut(), new Money(of.amount(), charged.currency()));
    }

    private static UsageEvent event(Request request, Plan plan) {
        return new UsageEvent(
                EventId.of("quote", 0),
                "quote",
                0,
                "quote",
                "quote",
                "quote",
                plan.planVersion(),
                request.model(),
                request.model(),
                Selection.MANUAL,
                Boolean.TRUE.equals(request.overage()),
                request.usage().toUsage(),
                request.site(),
                request.serviceTier(),
                request.startedAt(),
                request.endedAt(),
                request.startedAt(),
                request.endedAt());
    }
}
