package dev.thinkwatt.billing.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is taken back of a final invoice.
 *
 * @param number gapless in the year
 * @param invoiceNumber of the invoice
 * @param total what is no longer owed, tax included
 * @param net the sum of the lines
 * @param tax on it; the taxes of all notes add up to that of the invoice once all of it is taken back
 */
public record CreditNote(
        UUID creditNoteId,
        String number,
        Kind kind,
        UUID invoiceId,
        String invoiceNumber,
        String accountId,
        Currency currency,
        String reason,
        Instant issuedAt,
        List<Line> lines,
        BigDecimal total,
        @Nullable BigDecimal net,
        @Nullable BigDecimal tax) {

    /** How much is taken back. */
    public enum Kind {
        /** Some of it. */
        PARTIAL,
        /** All that is left of it. */
        WHOLE,
        /** All of it, because there should have been no such invoice. */
        VOID
    }

    /**
     * A line of the invoice that is taken back, or part of it.
     *
     * @param line its number on the invoice, from 1
     * @param description as on the invoice
     * @param exact what is taken off the books beside rounding
     * @param amount what is no longer owed; negative where the line gave something back
     */
    public record Line(int line, String description, BigDecimal exact, BigDecimal amount) {}

    public CreditNote {
        lines = List.copyOf(lines);
        tax = Objects.requireNonNullElse(tax, BigDecimal.ZERO);
        net = net == null ? total.subtract(tax) : net;
    }

    @Override
    public BigDecimal net() {
        return Objects.requireNonNull(net);
    }

    @Override
    public BigDecimal tax() {
        return Objects.requireNonNull(tax);
    }
}
