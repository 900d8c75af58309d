package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.AtRate;
import dev.thinkwatt.billing.invoice.InvoiceLine.BaseFee;
import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.Commitment;
import dev.thinkwatt.billing.invoice.InvoiceLine.Discount;
import dev.thinkwatt.billing.invoice.InvoiceLine.Earlier;
import dev.thinkwatt.billing.invoice.InvoiceLine.Energy;
import dev.thinkwatt.billing.invoice.InvoiceLine.PeriodCharge;
import dev.thinkwatt.billing.invoice.InvoiceLine.Shortfall;
import dev.thinkwatt.billing.invoice.InvoiceLine.Usage;
import dev.thinkwatt.billing.why.Why;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.ChargeModel;
import dev.thinkwatt.model.rating.Share;
import dev.thinkwatt.model.usage.PlanVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tree of numbers behind a line: of the line as it was drawn anew, beside what the invoice says. Pure.
 *
 * @param charges where the charges of the line are listed
 */
record LineWhy(Catalog catalog, Currency currency, String charges) {

    private static final int RATE_DECIMALS = 6;

    /**
     * @param again the line, drawn anew; nothing where its events charge nothing by now
     * @param parts what its charges add up to
     * @param kept the line of the invoice
     */
    Why of(Optional<InvoiceLine> again, LineParts parts, InvoiceLine kept) {
        Why tree = again.map(line -> tree(line, parts, kept))
                .orElseGet(() -> Why.given(
                        "Amount", BigDecimal.ZERO, money(), "nothing that came in is charged like this any longer"));
        return tree.recorded(kept.amount());
    }

    private Why tree(InvoiceLine again, LineParts parts, InvoiceLine kept) {
        return switch (again) {
            case BaseFee fee -> of(fee);
            case Usage usage -> of(usage, parts, (Usage) kept);
            case PeriodCharge charge -> of(charge, parts, (PeriodCharge) kept);
            case Shortfall shortfall -> of(shortfall);
            case Discount discount -> of(discount);
            case Commitment commitment -> of(commitment);
            case Energy energy -> of(energy, parts, (Energy) kept);
        };
    }

    private Why of(BaseFee fee) {
        Why seats = Why.given("Seats", BigDecimal.valueOf(fee.seats()), "", "the seats of the account in the month");
        Why price = Why.given("Fee of a seat and month", fee.unitPrice(), money(), plan(fee.plan()))
                .at(page(fee.plan()));
        Share held = fee.held();
        return held == null
                ? rounded(Why.product("Exact amount", money(), seats, price))
                : Why.quotient(
                        "Amount",
                        money(),
                        decimals(),
                        seats,
                        price,
                        Why.given("Held", BigDecimal.valueOf(held.covered()), "ms", "the subscriptions of the account"),
                        Why.given("Month", BigDecimal.valueOf(held.whole()), "ms", "the account's calendar"));
    }

    private Why of(Usage usage, LineParts parts, Usage kept) {
        String unit = unit(usage);
        Why quantity = parts.quantity("Sum", unit, charges).recorded(BigDecimal.valueOf(kept.quantity()));
        Why worth = priced(
                        usage.included() ? "Worth at its price" : "Exact amount",
                        quantity,
                        usage.unitPrice(),
                        usage.per())
                .recorded(kept.worth());
        return usage.included()
                ? rounded(Why.product(
                                "Exact amount",
                                money(),
                                worth,
                                Why.given("Part that is charged", BigDecimal.ZERO, "", "the base fee covers the usage"))
                        .recorded(kept.exact()))
                : rounded(worth);
    }

    private Why of(PeriodCharge charge, LineParts parts, PeriodCharge kept) {
        Earlier earlier = charge.earlier();
        Why exact = new PeriodChargeWhy(this, model(charge), plan(charge.plan()), page(charge.plan()))
                .exact(charge, parts, kept);
        return earlier == null
                ? rounded(exact.recorded(kept.exact()))
                : Why.difference(
                        "Amount",
                        money(),
                        rounded("Amount of the month", exact),
                        Why.given("Charged by earlier invoices", earlier.amount(), money(), "those invoices"));
    }

    private ChargeModel model(PeriodCharge line) {
        return catalog.plan(line.plan()).orElseThrow().periodTerms().chargesIn(currency).stream()
                .filter(charge -> charge.id().equals(line.charge()))
                .map(charge -> charge.charge())
                .findFirst()
                .orElseThrow();
    }

    private Why of(Shortfall shortfall) {
        Why missing = Why.limited(
                "Missing to the minimum",
                money(),
                Why.difference(
                        "Minimum less usage",
                        money(),
                        Why.given(
                                        "Minimum for the time it was held",
                                        shortfall.minimum(),
                                        money(),
                                        plan(shortfall.plan()))
                                .at(page(shortfall.plan())),
                        Why.given("Charges of the month", shortfall.used(), money(), "the lines of its charges")),
                Why.given("At least", BigDecimal.ZERO, money(), "a minimum that is reached asks for nothing"),
                null);
        BigDecimal earlier = shortfall.earlier();
        return earlier == null
                ? rounded(missing)
                : rounded(Why.difference(
                        "Missing now",
                        money(),
                        missing,
                        Why.given("Asked for by earlier invoices", earlier, money(), "those invoices")));
    }

    /** A share of what its streams come to; or an amount, or what earlier discounts left of them. */
    private Why of(Discount discount) {
        String source = "agreement " + discount.agreementId();
        Why base = Why.given("What it is on", discount.base(), money(), "the lines of its streams");
        BigDecimal percent = discount.percent();
        if (percent != null) {
            Why share = Why.quotient(
                    "Share of it",
                    money(),
                    base,
                    Why.given("Percent taken off", percent.negate(), "", source),
                    Why.given("A hundred", BigDecimal.valueOf(100), "", "the unit"));
            Why amount = rounded(share);
            if (amount.value().compareTo(discount.amount()) == 0) {
                return amount;
            }
        }
        return Why.given("Amount", discount.amount(), money(), source + ", as far as its streams reach");
    }

    private Why of(Commitment commitment) {
        return rounded(Why.difference(
                "Missing to the minimum",
                money(),
                Why.given("Minimum", commitment.minimum(), money(), "agreement " + commitment.agreementId()),
                Why.given("Owed by the other lines", commitment.owed(), money(), "the lines, less discounts")));
    }

    private Why of(Energy energy, LineParts parts, Energy kept) {
        ByUsage byUsage = energy.byUsage();
        return byUsage == null
                ? rounded(ofEvents(energy, parts, kept).recorded(kept.exact()))
                : new EnergyUsageWhy(this, energy.priceBase(), plan(energy.plan()), page(energy.plan()))
                        .of(byUsage, ofEvents(energy, parts, kept), parts.usageNet(money(), charges), kept.byUsage());
    }

    private Why ofEvents(Energy energy, LineParts parts, Energy kept) {
        List<Why> rates = new ArrayList<>();
        for (AtRate at : energy.annex()) {
            Why kwh = parts.drawn(at, charges).recorded(find(kept, at, AtRate::kwh));
            rates.add(Why.product(
                            "At " + plain(at.price()) + " " + perKwh() + basis(at),
                            money(),
                            kwh,
                            rate(energy, at, kept))
                    .recorded(find(kept, at, AtRate::subtotal)));
        }
        return Why.sum(energy.byUsage() == null ? "Exact amount" : "What its events come to", money(), rates);
    }

    private Why rate(Energy energy, AtRate at, Energy kept) {
        Why effective = Why.difference(
                "Price after the purchase agreement",
                perKwh(),
                Why.given("Index price" + basis(at), at.price(), perKwh(), String.join("; ", energy.index())),
                Why.given("Discount", at.discount(), perKwh(), "the purchase agreement of site " + energy.site()));
        Why base = Why.given("Price inside the list prices", energy.priceBase(), perKwh(), plan(energy.plan()))
                .at(page(energy.plan()));
        Why share = Why.given("Part that is passed on", energy.passThrough(), "", plan(energy.plan()))
                .at(page(energy.plan()));
        Why passedOn = Why.rounded(
                "Passed on",
                perKwh(),
                RATE_DECIMALS,
                Why.product(
                        "Exactly",
                        perKwh(),
                        share,
                        Why.difference("Beyond the list prices", perKwh(), effective, base)));
        return Why.limited(
                        "Rate",
                        perKwh(),
                        passedOn,
                        limit("Floor", energy.floor(), energy),
                        limit("Cap", energy.cap(), energy))
                .recorded(find(kept, at, AtRate::rate));
    }

    private @Nullable Why limit(String what, @Nullable BigDecimal limit, Energy energy) {
        return limit == null
                ? null
                : Why.given(what, limit, perKwh(), plan(energy.plan())).at(page(energy.plan()));
    }

    private static String basis(AtRate at) {
        return at.basis().isEmpty() ? "" : ", " + at.basis();
    }

    private static BigDecimal find(Energy kept, AtRate at, Function<AtRate, BigDecimal> number) {
        return kept.annex().stream()
                .filter(other -> other.price().compareTo(at.price()) == 0
                        && other.discount().compareTo(at.discount()) == 0
                        && other.basis().equals(at.basis()))
                .map(number)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private Why priced(String what, Why quantity, BigDecimal unitPrice, long per) {
        Why price = Why.given("Price", unitPrice, money(), "the plan version of the decision");
        return per == 1
                ? Why.product(what, money(), quantity, price)
                : Why.quotient(
                        what,
                        money(),
                        quantity,
                        price,
                        Why.given("Units that the price is for", BigDecimal.valueOf(per), "", "the price"));
    }

    Why rounded(Why exact) {
        return rounded("Amount", exact);
    }

    Why rounded(String what, Why exact) {
        return Why.rounded(what, money(), decimals(), exact);
    }

    private static String unit(Usage usage) {
        return switch (usage.usageKind()) {
            case REQUEST -> "requests";
            case TOOL_CALL -> "calls";
            default -> usage.usageKind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " tokens";
        };
    }

    String money() {
        return currency.getCurrencyCode();
    }

    String perKwh() {
        return money() + "/kWh";
    }

    private int decimals() {
        return currency.getDefaultFractionDigits();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String plan(PlanVersion plan) {
        return "plan " + plan.id() + ", version " + plan.version();
    }

    private static String page(PlanVersion plan) {
        return "/console/catalog/plans/" + plan.id() + "/versions/" + plan.version();
    }
}
