package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.quote.PeriodQuoteResource.Request;
import dev.thinkwatt.catalog.quote.PeriodQuoteResource.Used;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PeriodCharge;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the quote of a period asks of its request, given the plan. All faults are told at once. */
final class PeriodQuoteRules {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration PERIOD_MAX = Duration.ofDays(366);

    private final Plan plan;
    private final Currency currency;
    private final List<Violation> violations = new ArrayList<>();

    private PeriodQuoteRules(Plan plan, Currency currency) {
        this.plan = plan;
        this.currency = currency;
    }

    /** Before the plan is looked for. */
    static void requirePlausible(TimeSpan period) {
        if (period.startsAt().isBefore(FIRST) || period.endsAt().isAfter(LAST)) {
            throw ProblemException.invalid("period", "must lie between " + FIRST + " and " + LAST);
        }
        if (Duration.between(period.startsAt(), period.endsAt()).compareTo(PERIOD_MAX) > 0) {
            throw ProblemException.invalid("period", "must not be longer than " + PERIOD_MAX.toDays() + " days");
        }
    }

    static void require(Request request, Plan plan, PeriodTerms terms) {
        PeriodQuoteRules rules = new PeriodQuoteRules(plan, request.currencyOf(plan));
        if (!plan.currencies().contains(rules.currency)) {
            throw ProblemException.invalid("currency", "must be one that the plan is sold in: " + plan.currencyCodes());
        }
        rules.requireCovered(request.period(), request.covered());
        rules.requireTerms(terms);
        rules.requireCredit(request.credit());
        rules.requireSold(request.usage());
        if (!rules.violations.isEmpty()) {
            throw ProblemException.invalid(rules.violations);
        }
    }

    private void requireCovered(TimeSpan period, @Nullable TimeSpan covered) {
        if (covered != null
                && (covered.startsAt().isBefore(period.startsAt())
                        || covered.endsAt().isAfter(period.endsAt()))) {
            add("covered", "must lie within the period");
        }
    }

    private void requireTerms(PeriodTerms terms) {
        if (!terms.charges().isEmpty() && plan.usageTerms() == Plan.UsageTerms.INCLUDED) {
            add("terms.charges", "must be none: the base fee of plan " + plan.id() + " includes its usage");
        }
        for (int i = 0; i < terms.charges().size(); i++) {
            PeriodCharge charge = terms.charges().get(i);
            String field = "terms.charges[" + i + "]";
            requireSoldIn(field + ".charge", charge.charge().currency());
            charge.models().forEach(model -> requireSold(field + ".models", model));
        }
        if (terms.minimum() != null) {
            requireSoldIn("terms.minimum.currency", terms.minimum().currency());
        }
        if (terms.prepaidCredit() != null) {
            requireSoldIn(
                    "terms.prepaidCredit.amount.currency",
                    terms.prepaidCredit().amount().currency());
        }
    }

    private void requireCredit(@Nullable Money credit) {
        if (credit != null) {
            requireCurrency("credit.currency", credit.currency());
            if (credit.amount().signum() < 0) {
                add("credit.amount", "must not be negative");
            }
        }
    }

    private void requireSold(List<Used> usage) {
        for (int i = 0; i < usage.size(); i++) {
            requireSold("usage[" + i + "].model", usage.get(i).model());
        }
    }

    private void requireSold(String field, String model) {
        if (plan.model(model).isEmpty()) {
            add(field, "names a model that plan " + plan.id() + " does not sell: " + model);
        }
    }

    private void requireSoldIn(String field, Currency found) {
        if (!plan.currencies().contains(found)) {
            add(field, "must be a currency that the plan is sold in: " + plan.currencyCodes());
        }
    }

    private void requireCurrency(String field, Currency found) {
        if (!found.equals(currency)) {
            add(field, "must be the currency of the quote, " + currency);
        }
    }

    private void add(String field, String rule) {
        violations.add(new Violation(field, rule));
    }
}
