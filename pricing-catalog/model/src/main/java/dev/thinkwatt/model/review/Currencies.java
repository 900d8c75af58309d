package dev.thinkwatt.model.review;

import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.review.Finding.Rule;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** All of a plan is in one currency: that of its base fee. */
final class Currencies {

    private Currencies() {}

    static List<Finding> findings(Plan plan) {
        List<Finding> findings = new ArrayList<>();
        Currency currency = plan.baseFee().currency();
        for (int i = 0; i < plan.prices().size(); i++) {
            require(currency, plan.prices().get(i).price().currency(), "prices[" + i + "].price.currency", findings);
        }
        if (plan.surcharge() != null) {
            require(currency, plan.surcharge().currency(), "surcharge.currency", findings);
        }
        PeriodTerms terms = plan.periodTerms();
        for (int i = 0; i < terms.charges().size(); i++) {
            Currency charged = terms.charges().get(i).charge().currency();
            require(currency, charged, "periodTerms.charges[" + i + "].charge", findings);
        }
        if (terms.minimum() != null) {
            require(currency, terms.minimum().currency(), "periodTerms.minimum.currency", findings);
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
                    new Finding(path, Rule.FOREIGN_CURRENCY, "is " + found + ", but the base fee is in " + expected));
        }
    }
}
