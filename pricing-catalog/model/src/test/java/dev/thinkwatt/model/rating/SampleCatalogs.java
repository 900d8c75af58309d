package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.THINKING;
import static dev.thinkwatt.model.Sample.listPrices;
import static dev.thinkwatt.model.Sample.plan;
import static dev.thinkwatt.model.Sample.policy;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.Usage;
import java.util.List;
import java.util.Objects;

/** Catalogs of one plan, and an event to price with them. */
final class SampleCatalogs {

    /** 16,000 input, 180,000 cached, 800 output, 6,000 reasoning: the long context of the worked examples. */
    static final SampleEvent LONG_CONTEXT =
            SampleEvent.using(new Usage(16_000, 180_000, 0, 0, 800, 6_000, 0, 0, 0, 0, 0));

    /** List prices, and electricity at 0.10 all day. */
    static final Catalog METERED = surcharged(IntervalRule.START, Sample.day("0.10"));

    private SampleCatalogs() {}

    static Catalog metered(List<Price> prices) {
        return Sample.catalog(plan(UsageTerms.METERED, prices, policy(IntervalRule.START)), Sample.day("0.10"));
    }

    static Catalog surcharged(IntervalRule rule, ElectricityDay... days) {
        return Sample.catalog(plan(UsageTerms.METERED, listPrices(THINKING), policy(rule)), days);
    }

    static Catalog withoutSurcharge(ElectricityDay... days) {
        return Sample.catalog(plan(UsageTerms.METERED, listPrices(THINKING), null), days);
    }

    static Catalog included() {
        return Sample.catalog(
                plan(UsageTerms.INCLUDED, listPrices(THINKING), policy(IntervalRule.START)), Sample.day("0.10"));
    }

    static Rating rate(SampleEvent event, Catalog catalog) {
        return Rater.rate(event.event(), catalog);
    }

    static Rated rated(SampleEvent event, Catalog catalog) {
        return (Rated) rate(event, catalog);
    }

    static EnergyCharge energy(Rated rated) {
        return Objects.requireNonNull(rated.energy());
    }
}
