package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.agreement.Agreement;
import dev.thinkwatt.billing.agreement.Agreement.Stream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What agreements with the account make of a month's lines: discounts first, percentages of what the streams come to and
 * then amounts, never more than there is; then what is missing to a minimum. Pure.
 */
public final class AgreedLines {

    private static final int PERCENT_DECIMALS = 2;

    private final Currency currency;
    private final Map<Stream, BigDecimal> amounts;
    private final Map<Stream, BigDecimal> left;
    private final List<InvoiceLine.Discount> discounts = new ArrayList<>();
    private final List<InvoiceLine.Commitment> commitments = new ArrayList<>();

    private AgreedLines(Currency currency, List<? extends InvoiceLine> lines) {
        this.currency = currency;
        this.amounts = new EnumMap<>(Stream.class);
        for (Stream stream : Stream.values()) {
            amounts.put(stream, BigDecimal.ZERO);
        }
        lines.forEach(line -> amounts.merge(stream(line), line.amount(), BigDecimal::add));
        this.left = new EnumMap<>(amounts);
    }

    /**
     * @param agreements those in force in the month, in any order
     * @param lines of the month, without any that come from agreements
     */
    public static AgreedLines of(Currency currency, List<Agreement> agreements, List<? extends InvoiceLine> lines) {
        AgreedLines agreed = new AgreedLines(currency, lines);
        agreements.stream().sorted(Agreement.ORDER).forEach(agreed::add);
        return agreed;
    }

    /** Discounts, and then what is missing to a minimum. */
    public List<InvoiceLine> lines() {
        List<InvoiceLine> lines = new ArrayList<>(discounts);
        lines.addAll(commitments);
        return lines;
    }

    List<InvoiceLine.Discount> discounts() {
        return discounts;
    }

    List<InvoiceLine.Commitment> commitments() {
        return commitments;
    }

    /** What is left of a stream after its discounts. */
    BigDecimal left(Stream stream) {
        return Objects.requireNonNull(left.get(stream));
    }

    private void add(Agreement agreement) {
        switch (agreement.kind()) {
            case PERCENT_OFF, AMOUNT_OFF -> discount(agreement);
            case MINIMUM -> commit(agreement);
        }
    }

    private void discount(Agreement agreement) {
        BigDecimal base = sum(amounts, agreement);
        BigDecimal percent = agreement.percent();
        BigDecimal asked = percent == null
                ? Objects.requireNonNull(agreement.amount())
                : base.multiply(percent.movePointLeft(PERCENT_DECIMALS));
        BigDecimal off = Rounding.toMinorUnit(asked.min(sum(left, agreement)), currency);
        if (off.signum() > 0) {
            take(agreement, off);
            discounts.add(new InvoiceLine.Discount(
                    percent == null
                            ? "Discount: " + agreement.reason()
                            : "Discount of " + percent.stripTrailingZeros().toPlainString() + " %: "
                                    + agreement.reason(),
                    agreement.agreementId(),
                    percent,
                    base,
                    off.negate(),
                    off.negate()));
        }
    }

    /** Of the streams of the agreement, one after the other. */
    private void take(Agreement agreement, BigDecimal off) {
        BigDecimal rest = off;
        for (Stream stream : agreement.streams()) {
            BigDecimal taken = rest.min(left(stream).max(BigDecimal.ZERO));
            left.merge(stream, taken.negate(), BigDecimal::add);
            rest = rest.subtract(taken);
        }
    }

    private void commit(Agreement agreement) {
        BigDecimal minimum = Objects.requireNonNull(agreement.amount());
        BigDecimal owed = left.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal missing = Rounding.toMinorUnit(minimum.subtract(owed), currency);
        if (missing.signum() > 0) {
            commitments.add(new InvoiceLine.Commitment(
                    "Missing to the minimum: " + agreement.reason(),
                    agreement.agreementId(),
                    minimum,
                    owed,
                    missing,
                    missing));
        }
    }

    /** What the streams of an agreement come to; one that gives something back counts as nothing. */
    private static BigDecimal sum(Map<Stream, BigDecimal> streams, Agreement agreement) {
        return agreement.streams().stream()
                .map(stream -> Objects.requireNonNull(streams.get(stream)).max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream stream(InvoiceLine line) {
        return switch (line) {
            case InvoiceLine.BaseFee fee -> Stream.SUBSCRIPTION;
            case InvoiceLine.Usage usage -> Stream.USAGE;
            case InvoiceLine.PeriodCharge charge -> Stream.USAGE;
            case InvoiceLine.Shortfall shortfall -> Stream.USAGE;
            case InvoiceLine.Energy energy -> Stream.ENERGY;
            case InvoiceLine.Discount discount -> throw new IllegalArgumentException("comes from an agreement");
            case InvoiceLine.Commitment commitment -> throw new IllegalArgumentException("comes from an agreement");
        };
    }
}
