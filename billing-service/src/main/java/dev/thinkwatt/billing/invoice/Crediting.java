package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.billing.tax.Tax;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out the lines of a credit note, given the invoice and what earlier notes took back of it. Pure. */
public final class Crediting {

    private final Invoice invoice;
    private final Map<Integer, Taken> taken;

    /** @param taken what earlier notes took back, by line */
    Crediting(Invoice invoice, Map<Integer, Taken> taken) {
        this.invoice = invoice;
        this.taken = Map.copyOf(taken);
    }

    /** What was taken back of a line. */
    record Taken(BigDecimal exact, BigDecimal amount) {
        static final Taken NOTHING = new Taken(BigDecimal.ZERO, BigDecimal.ZERO);

        Taken plus(CreditNote.Line line) {
            return new Taken(exact.add(line.exact()), amount.add(line.amount()));
        }
    }

    /** So much of a line, by its number from 1. */
    record Asked(int line, BigDecimal amount) {}

    /** All that is left: what is exact is taken off the books, and the rounding with it. */
    List<CreditNote.Line> whole() {
        List<CreditNote.Line> lines = new ArrayList<>();
        for (int number = 1; number <= invoice.lines().size(); number++) {
            InvoiceLine line = invoice.lines().get(number - 1);
            BigDecimal left = left(number);
            BigDecimal exact = line.exact().subtract(taken(number).exact());
            if (left.signum() != 0 || exact.signum() != 0) {
                lines.add(new CreditNote.Line(number, line.description(), exact, left));
            }
        }
        return lines;
    }

    /**
     * Parts of lines.
     *
     * @throws ProblemException 400, with all that is wrong
     */
    List<CreditNote.Line> part(List<Asked> asked) {
        List<Violation> violations = new ArrayList<>();
        List<CreditNote.Line> lines = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            int number = asked.get(i).line();
            BigDecimal amount = asked.get(i).amount();
            String field = "lines[" + i + "]";
            if (number < 1 || number > invoice.lines().size() || !seen.add(number)) {
                violations.add(
                        new Violation(field + ".line", "must be the number of a line of the invoice, named once"));
                continue;
            }
            check(field + ".amount", amount, left(number), violations);
            lines.add(
                    new CreditNote.Line(number, invoice.lines().get(number - 1).description(), amount, amount));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return lines;
    }

    private void check(String field, BigDecimal amount, BigDecimal left, List<Violation> violations) {
        int decimals = decimals(invoice.currency());
        if (amount.signum() <= 0 || amount.compareTo(left) > 0) {
            violations.add(new Violation(
                    field, "must be more than nothing, and at most what is left of the line: " + left.toPlainString()));
        }
        if (amount.stripTrailingZeros().scale() > decimals) {
            violations.add(new Violation(field, "must have at most " + decimals + " decimals"));
        }
    }

    private BigDecimal left(int number) {
        return invoice.lines().get(number - 1).amount().subtract(taken(number).amount());
    }

    private Taken taken(int number) {
        return taken.getOrDefault(number, Taken.NOTHING);
    }

    private static int decimals(Currency currency) {
        return currency.getDefaultFractionDigits();
    }

    static BigDecimal net(List<CreditNote.Line> lines) {
        return lines.stream().map(CreditNote.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the lines add to the tax on all that was taken back: so that the notes of a whole invoice add up to its tax. */
    BigDecimal tax(List<CreditNote.Line> lines) {
        Tax tax = invoice.tax();
        if (tax == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal before = taken.values().stream().map(Taken::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return tax.on(before.add(net(lines)), invoice.currency()).subtract(tax.on(before, invoice.currency()));
    }

    /** What a note takes off each revenue stream, off rounding, and off tax. */
    Map<LedgerAccount, BigDecimal> streams(List<CreditNote.Line> lines) {
        Map<LedgerAccount, BigDecimal> streams = new EnumMap<>(LedgerAccount.class);
        streams.put(LedgerAccount.TAX, tax(lines));
        for (CreditNote.Line line : lines) {
            streams.merge(stream(invoice.lines().get(line.line() - 1)), line.exact(), BigDecimal::add);
            streams.merge(LedgerAccount.ROUNDING, line.amount().subtract(line.exact()), BigDecimal::add);
        }
        return streams;
    }

    /** Where the revenue of a line is booked. */
    public static LedgerAccount stream(InvoiceLine line) {
        return switch (line) {
            case InvoiceLine.BaseFee fee -> LedgerAccount.REVENUE_SUBSCRIPTION;
            case InvoiceLine.Usage usage -> LedgerAccount.REVENUE_USAGE;
            case InvoiceLine.PeriodCharge charge -> LedgerAccount.REVENUE_USAGE;
            case InvoiceLine.Shortfall shortfall -> LedgerAccount.REVENUE_COMMITMENT;
            case InvoiceLine.Energy energy -> LedgerAccount.REVENUE_ENERGY;
            case InvoiceLine.Discount discount -> LedgerAccount.DISCOUNTS;
            case InvoiceLine.Commitment commitment -> LedgerAccount.REVENUE_COMMITMENT;
        };
    }
}
