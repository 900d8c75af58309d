package dev.thinkwatt.model.review;

import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.review.Finding.Rule;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Prices are in the currencies that the plan is sold in; what has one amount only is in that of the base fee. */
final class Currencies {

    private Currencies() {}

    static List<Finding> findings(Plan plan) {
        List<Finding> findings = new ArrayList<>();
        Currency currency = plan.baseFee().currency();
        for (int i = 0; i < plan.prices().size(); i++) {
            Currency found = plan.prices().get(i).price().currency();
            if (!plan.currencies().contains(found)) {
                findings.add(new Finding(
                        "prices[" + i + "].price.currency",
                        Rule.FOREIGN_CURRENCY,
                        "is " + found + ", in which the plan has no base fee"));
            }
        }
        if (plan.surcharge() != null) {
            Currency passedOn = plan.surcharge().currency();
            plan.currencies().stream()
                    .filter(paid -> !paid.equals(passedOn))
                    .findFirst()
                    .ifPresent(paid -> require(paid, passedOn, "surcharge.currency", findings));
        }
        PeriodTerms terms = plan.periodTerms();
        for (int i = 0; i < terms.charges().size(); i++) {
            Currency charged = terms.charges().get(i).charge().currency();
            if (!plan.currencies().contains(charged)) {
                findings.add(new Finding(
                        "periodTerms.charges[" + i + "].charge",
                        Rule.FOREIGN_CURRENCY,
                        "is " + charged + ", in which the plan has no base fee"));
            }
        }
        if (terms.minimum() != null) {
            require(currency, terms.minimum().currency(), "periodTerms.minimum.currency", findings);
            plan.currencies().stream()
                    .filter(paid -> terms.minimumIn(paid).isEmpty())
                    .findFirst()
                    .ifPresent(paid -> findings.add(new Finding(
                            "periodTerms.otherMinimums",
                            Rule.FOREIGN_CURRENCY,
                            "say nothing in " + paid + ", in which the plan is sold")));
        }
        if (terms.prepaidCredit() != null) {
            Currency credit = terms.prepaidCredit().amount().currency();
            require(currency, credit, "periodTerms.prepaidCredit.amount.currency", findings);
        }
        return findings;
    }

    private static void require(Currency expected, Currency found, String path, List<Finding> findings) {
        if (!found.equals(expected)) {
            findings.add(
                    new Finding(path, Rule.FOREIGN_CURRENCY, "is " + found + ", but a base fee is in " + expected));
        }
    }
}
