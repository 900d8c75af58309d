package dev.thinkwatt.model.review;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.review.Cases.Case;
import dev.thinkwatt.model.review.Finding.Rule;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the rows of one plan owe each other. Rows are compared as usage meets them: at the same site, in the same context. */
final class RowRules {

    private static final BigDecimal DEARER_MAX = BigDecimal.valueOf(5);
    private static final BigDecimal DISCOUNT_MIN = new BigDecimal("0.2");

    private record Broken(String path, Rule rule) {}

    private final Plan plan;
    private final Cases cases;
    private final Set<Broken> broken = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private RowRules(Plan plan, Currency currency) {
        this.plan = plan;
        this.cases = Cases.of(plan, currency);
    }

    static List<Finding> findings(Plan plan) {
        return plan.currencies().stream()
                .flatMap(currency -> findings(plan, currency).stream())
                .toList();
    }

    private static List<Finding> findings(Plan plan, Currency currency) {
        RowRules rules = new RowRules(plan, currency);
        for (Case met : Cases.of(List.of(plan))) {
            rules.cases.row(met).ifPresent(row -> rules.look(met, row));
        }
        plan.prices().stream()
                .filter(row -> row.price().currency().equals(currency))
                .forEach(rules::reach);
        return rules.findings;
    }

    private void look(Case met, Price row) {
        if (met.tier() != ServiceTier.STANDARD) {
            cases.row(met.in(ServiceTier.STANDARD)).ifPresent(standard -> tier(met.tier(), row, standard));
        }
        if (met.kind() == UsageKind.CACHED_INPUT) {
            cases.row(met.of(UsageKind.INPUT)).ifPresent(input -> cached(row, input));
        }
        if (met.kind() == UsageKind.CACHE_WRITE_HOUR) {
            cases.row(met.of(UsageKind.CACHE_WRITE)).ifPresent(minutes -> hour(row, minutes));
        }
        if (row.contextAbove() != null) {
            cases.row(met.at(row.contextAbove())).ifPresent(below -> step(row, below));
        }
        hidden(met, row);
    }

    private void tier(ServiceTier tier, Price row, Price standard) {
        switch (tier) {
            case STANDARD -> {}
            case PRIORITY -> {
                if (isMore(standard, row)) {
                    add(row, Rule.PRIORITY_BELOW_STANDARD, "costs less than standard, " + said(standard));
                } else if (isFarMore(row, standard)) {
                    add(row, Rule.PRIORITY_FAR_ABOVE_STANDARD, "costs more than 5 times standard, " + said(standard));
                }
            }
            case FLEX, BATCH -> {
                if (isMore(row, standard) || of(row).compareTo(of(standard).multiply(DISCOUNT_MIN)) < 0) {
                    add(row, Rule.DISCOUNT_OUT_OF_RANGE, "must be 0.2 to 1 times standard, " + said(standard));
                }
            }
        }
    }

    private void cached(Price row, Price input) {
        if (isMore(row, input)) {
            add(row, Rule.CACHED_ABOVE_INPUT, "costs more than input that is not cached, " + said(input));
        }
    }

    private void hour(Price row, Price minutes) {
        if (isMore(minutes, row) || isFarMore(row, minutes)) {
            add(
                    row,
                    Rule.HOUR_WRITE_OUT_OF_RANGE,
                    "is not 1 to 5 times cache writes of five minutes, " + said(minutes));
        }
    }

    private void step(Price row, Price below) {
        if (isMore(below, row)) {
            add(row, Rule.STEP_BELOW_BASE, "costs less than a shorter context, " + said(below));
        }
    }

    /** A row for a place prices all contexts there, however many steps there are elsewhere. */
    private void hidden(Case met, Price row) {
        cases.tariff(met).rows().stream()
                .filter(other -> other.kind() == met.kind()
                        && other.contextAbove() != null
                        && other.contextAbove() == met.context() - 1
                        && !other.contextAbove().equals(row.contextAbove()))
                .findFirst()
                .ifPresent(other -> add(
                        row,
                        Rule.STEP_HIDDEN,
                        "has no step above " + other.contextAbove() + " tokens, though " + cases.path(other) + " has"));
    }

    private void reach(Price row) {
        long longest = plan.priceTerms().models(row.model()).stream()
                .mapToLong(model -> plan.model(model).orElseThrow().contextTokens())
                .max()
                .orElseThrow();
        if (row.contextAbove() != null && row.contextAbove() >= longest) {
            add(
                    row,
                    Rule.STEP_OUT_OF_REACH,
                    "is for contexts longer than " + longest + " tokens, which the model cannot read");
        }
    }

    private void add(Price row, Rule rule, String detail) {
        String path = cases.path(row);
        if (broken.add(new Broken(path, rule))) {
            findings.add(new Finding(path, rule, detail));
        }
    }

    private String said(Price other) {
        return other.price() + " per " + other.per() + " (" + cases.path(other) + ")";
    }

    private static boolean isMore(Price price, Price than) {
        return of(price).compareTo(of(than)) > 0;
    }

    private static boolean isFarMore(Price price, Price than) {
        return of(price).compareTo(of(than).multiply(DEARER_MAX)) > 0;
    }

    private static BigDecimal of(Price price) {
        return price.of(1);
    }
}
