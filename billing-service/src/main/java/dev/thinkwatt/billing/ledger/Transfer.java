package dev.thinkwatt.billing.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one event or one invoice adds to the books: several legs that add up to nothing. Debits are positive.
 *
 * @param transferId the event's or the invoice's id
 */
public record Transfer(String accountId, UUID transferId, Cause cause, Currency currency, List<Leg> legs) {

    /** Why it was booked. */
    public enum Cause {
        /** A priced event: its charge and its electricity. */
        USAGE,
        /** A charge taken back, because another event stands for its usage. */
        REVERSAL,
        /** A final invoice: its base fee, what it charges by the period, what rounding its lines added, and its tax. */
        INVOICE,
        /** Credit: granted, or paid with and lapsed at a final invoice. */
        CREDIT,
        /** What a credit note takes back of a final invoice. */
        CREDIT_NOTE,
        /** Money that came in for a final invoice. */
        PAYMENT
    }

    /** One side of it. */
    public record Leg(LedgerAccount account, BigDecimal amount) {}

    public Transfer {
        legs = List.copyOf(legs);
        BigDecimal sum = legs.stream().map(Leg::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (legs.isEmpty() || sum.signum() != 0) {
            throw new IllegalArgumentException("transfer " + transferId + " is out of balance by " + sum);
        }
    }

    /** The opposite of it, leg by leg, under an id of its own. */
    public Transfer reversed(UUID reversalId, Cause why) {
        return new Transfer(
                accountId,
                reversalId,
                why,
                currency,
                legs.stream()
                        .map(leg -> new Leg(leg.account(), leg.amount().negate()))
                        .toList());
    }

    /**
     * Debits the receivable with all that is credited. Amounts of zero are left out, but the receivable stays even then:
     * whatever was priced has its transfer.
     */
    public static Transfer owed(
            String accountId, UUID transferId, Cause cause, Currency currency, Map<LedgerAccount, BigDecimal> credits) {
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg(LedgerAccount.RECEIVABLE, credits.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        credits.forEach((account, amount) -> {
            if (amount.signum() != 0) {
                legs.add(new Leg(account, amount.negate()));
            }
        });
        return new Transfer(accountId, transferId, cause, currency, legs);
    }
}
