package dev.thinkwatt.billing.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param balanced whether nothing differs
 * @param events accepted: received and not repeated
 * @param stale drafts that were drawn before the newest events of their month were priced; the next run mends that
 * @param differences the first of them, in words
 * @param differing how many there are
 * @param totals by currency
 */
record Books(
        boolean balanced,
        long events,
        long priced,
        long parked,
        long pending,
        long duplicates,
        long stale,
        long differing,
        List<Difference> differences,
        Map<String, Totals> totals) {

    /** Something that does not agree: what, by its id, and the two sides. */
    record Difference(String what, String id, String recorded, String expected) {}

    /**
     * Sums of one currency.
     *
     * @param ledger balance of each ledger account; together they are zero
     * @param drafts sum of the totals of draft invoices
     * @param finalised sum of the totals of finalised invoices
     */
    record Totals(
            BigDecimal worth,
            BigDecimal charged,
            BigDecimal energy,
            Map<String, BigDecimal> ledger,
            long invoices,
            BigDecimal drafts,
            BigDecimal finalised) {}
}
