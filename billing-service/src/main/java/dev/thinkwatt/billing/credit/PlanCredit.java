package dev.thinkwatt.billing.credit;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.PrepaidCredit;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The credit that comes with a plan: once a month, from the plan version in force when the month starts, or when the account's first
 * subscription does. It comes with the month's invoice, and is there from the start of the month.
 */
public final class PlanCredit {

    /** No id that a client chooses starts so. */
    private static final String PREFIX = "plan:";

    private static final int PRIORITY = 0;

    private PlanCredit() {}

    /** What comes in a month; empty where the plan has none in the account's currency. */
    public static Optional<Credit> of(Account account, YearMonth month, Catalog catalog) {
        if (account.subscriptions().isEmpty()) {
            return Optional.empty();
        }
        Instant start = account.startOf(month);
        Instant first = account.subscriptions().getFirst().from();
        Instant held = first.isAfter(start) ? first : start;
        if (!held.isBefore(account.startOf(month.plusMonths(1)))) {
            return Optional.empty();
        }
        return catalog.planOf(account, held).flatMap(plan -> credit(plan, account, month));
    }

    private static Optional<Credit> credit(Plan plan, Account account, YearMonth month) {
        PrepaidCredit terms = plan.periodTerms().prepaidCredit();
        if (terms == null || !terms.amount().currency().equals(account.currency())) {
            return Optional.empty();
        }
        Integer periods = terms.periods();
        return Optional.of(new Credit(
                PREFIX + plan.id() + ":" + month,
                Credit.Source.PLAN,
                terms.amount(),
                PRIORITY,
                terms.pays(),
                account.startOf(month),
                periods == null ? null : account.startOf(month.plusMonths(periods)),
                "Comes with version " + plan.version() + " of plan " + plan.id() + ".",
                terms.amount().amount()));
    }
}
