package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.quote.PeriodQuoteResource.PeriodQuote;
import dev.thinkwatt.catalog.quote.PeriodQuoteResource.Request;
import dev.thinkwatt.catalog.quote.PeriodQuoteResource.Used;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.rating.PeriodRater;
import dev.thinkwatt.model.rating.Rating.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** Prices a period that never was. */
@ApplicationScoped
class PeriodQuoteService {

    private final QuotedPlans plans;

    PeriodQuoteService(QuotedPlans plans) {
        this.plans = plans;
    }

    PeriodQuote quote(Request request) {
        PeriodQuoteRules.requirePlausible(request.period());
        Plan plan =
                plans.of(request.planId(), request.version(), request.period().startsAt());
        PeriodTerms terms = Objects.requireNonNullElse(request.terms(), plan.periodTerms());
        PeriodQuoteRules.require(request, plan, terms);
        Currency currency = request.currencyOf(plan);
        List<Item> items = PerRequest.items(request.usage(), plan, terms, currency);
        return new PeriodQuote(
                plan.planVersion(),
                PeriodRater.rate(
                        terms,
                        plan.baseFeeIn(currency).orElseThrow(),
                        request.seats(),
                        request.share(),
                        request.usage().stream().map(Used::toUsage).toList(),
                        Objects.requireNonNullElse(request.credit(), Money.zero(currency))),
                items,
                plan.usageTerms() == UsageTerms.INCLUDED,
                new Money(items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add), currency));
    }
}
