package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.grant.NewGrant;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.support.json.Decimals;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant as somebody enters it.
 *
 * @param grantId made with the form, so that the same form sent again grants only once
 * @param lastDay in the account's zone; the grant expires at its end
 */
record GrantForm(
        String grantId, String kind, String allowance, String amount, String priority, String lastDay, String reason) {

    private static final int PRIORITY_MAX = 1_000;
    private static final String PRIORITY = "100";

    static GrantForm empty(String allowance, LocalDate lastDay) {
        return new GrantForm(
                UUID.randomUUID().toString(),
                Grant.Kind.BALANCE.name(),
                allowance,
                "",
                PRIORITY,
                lastDay.toString(),
                "");
    }

    /** @throws ProblemException 400, with all that is wrong */
    NewGrant toNewGrant(ZoneId zone) {
        List<Violation> wrong = new ArrayList<>();
        Grant.Kind kindOrNull = kind(wrong);
        BigDecimal amountOrNull = amount(wrong);
        Integer priorityOrNull = priority(wrong);
        Instant expiresAt = expiresAt(zone, wrong);
        Reasons.check(reason, wrong);
        if (kindOrNull == null
                || amountOrNull == null
                || priorityOrNull == null
                || expiresAt == null
                || !wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
        return new NewGrant(grantId, kindOrNull, allowance, amountOrNull, priorityOrNull, expiresAt, reason.strip());
    }

    private Grant.@Nullable Kind kind(List<Violation> wrong) {
        try {
            return Grant.Kind.valueOf(kind);
        } catch (IllegalArgumentException e) {
            wrong.add(new Violation("kind", "must be one of those that the form offers"));
            return null;
        }
    }

    private @Nullable BigDecimal amount(List<Violation> wrong) {
        try {
            return Decimals.parse(amount.strip());
        } catch (NumberFormatException e) {
            wrong.add(new Violation("amount", "must be a number of units, 50 or 2.5 for example"));
            return null;
        }
    }

    private @Nullable Integer priority(List<Violation> wrong) {
        try {
            int number = Integer.parseInt(priority.strip());
            if (number >= 0 && number <= PRIORITY_MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with what is out of range.
        }
        wrong.add(new Violation("priority", "must be a whole number between 0 and " + PRIORITY_MAX));
        return null;
    }

    private @Nullable Instant expiresAt(ZoneId zone, List<Violation> wrong) {
        try {
            return LocalDate.parse(lastDay.strip())
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
        } catch (DateTimeParseException e) {
            wrong.add(new Violation("expiresAt", "must be a date, 2027-03-31 for example"));
            return null;
        }
    }
}
