package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.KilowattHours;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one charge adds to a line of an invoice. Whatever a line adds up, these parts of all charges of the invoice add up to it.
 *
 * @param quantity in the line's unit; kWh of electricity
 * @param amount exact; null where the line is charged by the period, or by steps of the electricity's price, so that no charge has
 *     an amount of its own
 */
record LinePart(BigDecimal quantity, @Nullable BigDecimal amount) {

    /** The month in which what a line adds up was used; null for lines that add up no charges. */
    static @Nullable YearMonth usedIn(InvoiceLine line) {
        return switch (line) {
            case InvoiceLine.Usage usage -> usage.usedIn();
            case InvoiceLine.PeriodCharge charge -> charge.usedIn();
            case InvoiceLine.Energy energy -> energy.usedIn();
            case InvoiceLine.BaseFee fee -> null;
            case InvoiceLine.Shortfall shortfall -> null;
            case InvoiceLine.Discount discount -> null;
            case InvoiceLine.Commitment commitment -> null;
        };
    }

    /** Nothing, where the line does not add up the charge. */
    static Optional<LinePart> of(InvoiceLine line, Charge charge, Catalog catalog) {
        if (!charge.chargeMonth().equals(usedIn(line))) {
            return Optional.empty();
        }
        return switch (line) {
            case InvoiceLine.Usage usage -> of(usage, charge, terms(charge, catalog));
            case InvoiceLine.PeriodCharge period -> of(period, charge, catalog);
            case InvoiceLine.Energy energy -> of(energy, charge);
            case InvoiceLine.BaseFee fee -> Optional.empty();
            case InvoiceLine.Shortfall shortfall -> Optional.empty();
            case InvoiceLine.Discount discount -> Optional.empty();
            case InvoiceLine.Commitment commitment -> Optional.empty();
        };
    }

    private static PeriodTerms terms(Charge charge, Catalog catalog) {
        return catalog.plan(charge.rated().plan()).map(Plan::periodTerms).orElse(PeriodTerms.NONE);
    }

    private static Optional<LinePart> of(InvoiceLine.Usage line, Charge charge, PeriodTerms terms) {
        if (!charge.model().equals(line.model()) || charge.rated().included() != line.included()) {
            return Optional.empty();
        }
        return charge.rated().items().stream()
                .filter(item -> isOf(line, item))
                .filter(item -> terms.charge(charge.model(), item.kind(), charge.tier(), charge.currency())
                        .isEmpty())
                .map(item -> new LinePart(
                        BigDecimal.valueOf(item.quantity()), line.included() ? BigDecimal.ZERO : item.amount()))
                .reduce(LinePart::plus);
    }

    private static boolean isOf(InvoiceLine.Usage line, Item item) {
        return item.kind() == line.usageKind()
                && item.price().per() == line.per()
                && item.price().price().amount().compareTo(line.unitPrice()) == 0;
    }

    private static Optional<LinePart> of(InvoiceLine.PeriodCharge line, Charge charge, Catalog catalog) {
        if (catalog.plan(charge.rated().plan()).isEmpty()
                || !catalog.firstWithTermsOf(charge.rated().plan()).equals(line.plan())) {
            return Optional.empty();
        }
        PeriodTerms terms = terms(charge, catalog);
        long quantity = 0;
        for (UsageKind kind : UsageKind.values()) {
            if (terms.charge(charge.model(), kind, charge.tier(), charge.currency())
                    .filter(period -> period.id().equals(line.charge()))
                    .isPresent()) {
                quantity += charge.usage().quantity(kind);
            }
        }
        return quantity == 0 ? Optional.empty() : Optional.of(new LinePart(BigDecimal.valueOf(quantity), null));
    }

    private static Optional<LinePart> of(InvoiceLine.Energy line, Charge charge) {
        EnergyCharge energy = charge.rated().energy();
        return energy == null
                        || !charge.site().equals(line.site())
                        || !charge.rated().plan().equals(line.plan())
                ? Optional.empty()
                : Optional.of(new LinePart(
                        KilowattHours.of(energy.nanoWattHours()), line.steps() != null ? null : charge.energyAmount()));
    }

    LinePart plus(LinePart other) {
        return new LinePart(
                quantity.add(other.quantity), amount == null || other.amount == null ? null : amount.add(other.amount));
    }

    /** @param sign 1, or -1 for a charge that is taken back */
    LinePart times(int sign) {
        BigDecimal factor = BigDecimal.valueOf(sign);
        return new LinePart(quantity.multiply(factor), amount == null ? null : amount.multiply(factor));
    }
}
