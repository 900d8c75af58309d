package dev.thinkwatt.billing.agreement;

import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with an account beside its plan, for whole months.
 *
 * @param percent off the streams, where the kind is {@link Kind#PERCENT_OFF}
 * @param amount off the streams, or owed at least, a month, in the account's currency
 * @param streams what a discount is on; none for a minimum, which is about all of them
 * @param from the first month
 * @param until the first month that it is no longer for; null: it does not end
 * @param reason what stands on the invoice
 */
public record Agreement(
        String agreementId,
        Kind kind,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal amount,
        Set<Stream> streams,
        YearMonth from,
        @Nullable YearMonth until,
        String reason) {

    /** What was agreed. */
    public enum Kind {
        /** A share of what the streams come to. */
        PERCENT_OFF,
        /** An amount, and at most what the streams come to. */
        AMOUNT_OFF,
        /** What is owed for a month at least, before tax. */
        MINIMUM
    }

    /** What an invoice asks money for. */
    public enum Stream {
        /** Base fees. */
        SUBSCRIPTION,
        /** Usage by the event and by the period, and what is missing to the plan's minimum. */
        USAGE,
        /** Electricity. */
        ENERGY
    }

    /** The order in which discounts are given: percentages before amounts. */
    public static final Comparator<Agreement> ORDER =
            Comparator.comparing(Agreement::kind).thenComparing(Agreement::agreementId);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS = 2;

    public Agreement {
        streams = Collections.unmodifiableSet(new TreeSet<>(streams));
    }

    /** What is wrong with it, for an account that pays in a currency. */
    List<Violation> violations(Currency currency) {
        List<Violation> violations = new ArrayList<>();
        boolean share = kind == Kind.PERCENT_OFF;
        if (share != (percent != null)) {
            violations.add(
                    new Violation("percent", share ? "must be there" : "must be absent, unless it is PERCENT_OFF"));
        }
        if (share == (amount != null)) {
            violations.add(new Violation("amount", share ? "must be absent where it is PERCENT_OFF" : "must be there"));
        }
        if (percent != null
                && (percent.signum() <= 0
                        || percent.compareTo(HUNDRED) > 0
                        || percent.stripTrailingZeros().scale() > PERCENT_DECIMALS)) {
            violations.add(new Violation("percent", "must be more than 0 and at most 100, with at most 2 decimals"));
        }
        int decimals = currency.getDefaultFractionDigits();
        if (amount != null
                && (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > decimals)) {
            violations.add(
                    new Violation("amount", "must be more than nothing, with at most " + decimals + " decimals"));
        }
        if ((kind == Kind.MINIMUM) != streams.isEmpty()) {
            violations.add(new Violation(
                    "streams", kind == Kind.MINIMUM ? "must be absent for a minimum" : "must name one at least"));
        }
        if (until != null && !until.isAfter(from)) {
            violations.add(new Violation("until", "must be after from"));
        }
        return violations;
    }

    /** Whether both are for one and the same month. */
    boolean overlaps(Agreement other) {
        return (until == null || other.from().isBefore(until))
                && (other.until() == null || from.isBefore(other.until()));
    }

    /** The same, for no month from one on. */
    Agreement endingBefore(YearMonth month) {
        return new Agreement(agreementId, kind, percent, amount, streams, from, month, reason);
    }
}
