package dev.thinkwatt.billing.credit;

import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an invoice takes of credit: in the order of {@link Credit#ORDER}, and never more than is owed or there. Pure. */
public final class DrawDown {

    private DrawDown() {}

    /** What an invoice takes of one credit. */
    public record Use(String creditId, Kind kind, BigDecimal amount) {

        /** What becomes of it. */
        public enum Kind {
            /** It pays a part of the invoice. */
            PAID,
            /** The credit expires with the month, and this was left. */
            LAPSED
        }
    }

    /**
     * The uses, first those that pay.
     *
     * @param owed what is owed of each that credit can pay; what is negative is not paid for
     * @param total what is owed of all together, less what the invoice gives back
     */
    public static List<Use> draw(
            List<Credit> credits, Map<Pays, BigDecimal> owed, BigDecimal total, Instant from, Instant until) {
        Map<Pays, BigDecimal> unpaid = new EnumMap<>(owed);
        BigDecimal due = total.max(BigDecimal.ZERO);
        List<Use> paid = new ArrayList<>();
        List<Use> lapsed = new ArrayList<>();
        for (Credit credit : credits.stream().sorted(Credit.ORDER).toList()) {
            BigDecimal left = credit.remaining();
            if (credit.isFor(from, until)) {
                for (Pays what : credit.pays()) {
                    BigDecimal most = unpaid.getOrDefault(what, BigDecimal.ZERO).max(BigDecimal.ZERO);
                    BigDecimal pays = left.min(due).min(most);
                    left = left.subtract(pays);
                    due = due.subtract(pays);
                    unpaid.merge(what, pays.negate(), BigDecimal::add);
                }
                add(paid, credit, Use.Kind.PAID, credit.remaining().subtract(left));
            }
            if (credit.lapsesBy(until)) {
                add(lapsed, credit, Use.Kind.LAPSED, left);
            }
        }
        paid.addAll(lapsed);
        return paid;
    }

    private static void add(List<Use> uses, Credit credit, Use.Kind kind, BigDecimal amount) {
        if (amount.signum() > 0) {
            uses.add(new Use(credit.creditId(), kind, amount));
        }
    }
}
