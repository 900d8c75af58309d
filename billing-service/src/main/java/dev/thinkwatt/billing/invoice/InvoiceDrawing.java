package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.agreement.Agreement;
import dev.thinkwatt.billing.agreement.Agreement.Stream;
import dev.thinkwatt.billing.credit.Credit;
import dev.thinkwatt.billing.credit.Credits;
import dev.thinkwatt.billing.credit.DrawDown;
import dev.thinkwatt.billing.credit.DrawDown.Use;
import dev.thinkwatt.billing.invoice.Invoice.Totals;
import dev.thinkwatt.billing.period.PeriodBills;
import dev.thinkwatt.billing.period.PeriodBills.Billed;
import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.tax.Taxation;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import dev.thinkwatt.model.usage.PlanVersion;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Draws one invoice: the charges are added in any order, and the same ones always give the same invoice. Knows no clock
 * and no database.
 */
final class InvoiceDrawing {

    private final Account account;
    private final List<Seat> seats;
    private final YearMonth period;
    private final Catalog catalog;
    private final UsageLines usage = new UsageLines();
    private final EnergyLines energy = new EnergyLines();
    private final PeriodBills bills;
    private List<Credit> credits = List.of();
    private List<Agreement> agreements = List.of();
    private Taxation taxation = new Taxation.Unknown("It was not asked for.");
    private long events;
    private BigDecimal worth = BigDecimal.ZERO;

    InvoiceDrawing(Account account, List<Seat> seats, YearMonth period, Catalog catalog) {
        this.account = account;
        this.seats = List.copyOf(seats);
        this.period = period;
        this.catalog = catalog;
        this.bills = new PeriodBills(account, period, catalog);
    }

    /** @param sign 1, or -1 for a charge that is taken back */
    void add(Charge charge, int sign) {
        events++;
        worth = worth.add(charge.rated().worth().amount().multiply(BigDecimal.valueOf(sign)));
        usage.add(charge, sign, plan(charge.rated().plan()).periodTerms());
        bills.add(charge, sign);
        energy.add(charge, sign);
    }

    /** Reads what earlier invoices charged for the months of what arrived late. Everything was added. */
    void readEarlier(Connection connection) throws SQLException {
        bills.readEarlier(connection);
        energy.readEarlier(connection, account.accountId(), period, catalog);
    }

    /** Takes what a final invoice was drawn by that may be published anew. */
    void stated(Invoice invoice) {
        energy.stated(invoice.lines());
    }

    /** What of it is about to be charged anew, so that it cannot be final yet. Everything was added. */
    Optional<String> unsettled() {
        return energy.unsettled(account, catalog);
    }

    /** The credit that there is, what comes with the plan in this month included. */
    void credits(List<Credit> available) {
        credits = List.copyOf(available);
    }

    /** What was agreed with the account for the month. */
    void agreements(List<Agreement> inForce) {
        agreements = List.copyOf(inForce);
    }

    /** How it is taxed. */
    void tax(Taxation judged) {
        taxation = judged;
    }

    private Plan plan(PlanVersion version) {
        return catalog.plan(version)
                .orElseThrow(() -> new InvoiceNotDrawn("version " + version.version() + " of plan " + version.id()
                        + " priced usage, but is not in the catalog"));
    }

    Invoice invoice() {
        List<InvoiceLine.BaseFee> fees = BaseFees.lines(account, seats, from(), until(), catalog);
        List<InvoiceLine.Usage> used = usage.lines(account.currency(), period);
        PeriodLines periodLines = new PeriodLines(period);
        List<Billed> billed = bills.billed();
        List<InvoiceLine.PeriodCharge> charged = periodLines.charges(billed);
        List<InvoiceLine.Shortfall> missing = periodLines.shortfalls(billed);
        List<InvoiceLine.Energy> drawn = energy.lines(account, period, catalog);
        List<InvoiceLine> lines = new ArrayList<>(fees);
        lines.addAll(used);
        lines.addAll(charged);
        lines.addAll(missing);
        lines.addAll(drawn);
        AgreedLines agreed = AgreedLines.of(account.currency(), agreements, lines);
        lines.addAll(agreed.lines());
        BigDecimal net = amount(lines);
        BigDecimal exact = exact(lines);
        List<Use> uses = DrawDown.draw(credits, owed(agreed), net.add(taxOn(net)), from(), until());
        return new Invoice(
                account.accountId(),
                account.name(),
                period,
                account.timeZone(),
                from(),
                until(),
                account.currency(),
                lines,
                new Totals(
                        events,
                        worth,
                        exact(fees),
                        exact(used),
                        exact(drawn),
                        exact,
                        net.subtract(exact),
                        inMinorUnit(net.add(taxOn(net))),
                        exact(charged),
                        exact(missing),
                        inMinorUnit(Credits.sum(uses, Use.Kind.PAID)),
                        inMinorUnit(net),
                        inMinorUnit(taxOn(net)),
                        exact(agreed.discounts()),
                        exact(agreed.commitments()),
                        sum(drawn, InvoiceLine.Energy::bookedAtClosing)),
                uses,
                taxation instanceof Taxation.Known known ? known.tax() : null,
                taxation instanceof Taxation.Unknown unknown ? unknown.missing() : null);
    }

    /** What credit can pay, with its tax: what is left after discounts, and with usage what is missing to the minimum. */
    private Map<Pays, BigDecimal> owed(AgreedLines agreed) {
        BigDecimal fees = agreed.left(Stream.SUBSCRIPTION);
        BigDecimal used = agreed.left(Stream.USAGE).add(amount(agreed.commitments()));
        Map<Pays, BigDecimal> owed = new EnumMap<>(Pays.class);
        owed.put(Pays.BASE_FEE, withTax(BigDecimal.ZERO, fees));
        owed.put(Pays.USAGE, withTax(fees, used));
        owed.put(Pays.ENERGY, withTax(fees.add(used), agreed.left(Stream.ENERGY)));
        return owed;
    }

    private BigDecimal inMinorUnit(BigDecimal amount) {
        return Rounding.toMinorUnit(amount, account.currency());
    }

    /** Tax is rounded once, on all: what falls on a part is what it adds to that on the parts before it. */
    private BigDecimal withTax(BigDecimal before, BigDecimal part) {
        return part.add(taxOn(before.add(part))).subtract(taxOn(before));
    }

    private BigDecimal taxOn(BigDecimal net) {
        return switch (taxation) {
            case Taxation.Known known -> known.tax().on(net, account.currency());
            case Taxation.Unknown unknown -> BigDecimal.ZERO;
        };
    }

    private Instant from() {
        return account.startOf(period);
    }

    private Instant until() {
        return account.startOf(period.plusMonths(1));
    }

    private static BigDecimal amount(List<? extends InvoiceLine> lines) {
        return sum(lines, InvoiceLine::amount);
    }

    private static BigDecimal exact(List<? extends InvoiceLine> lines) {
        return sum(lines, InvoiceLine::exact);
    }

    private static <L extends InvoiceLine> BigDecimal sum(List<L> lines, Function<? super L, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
