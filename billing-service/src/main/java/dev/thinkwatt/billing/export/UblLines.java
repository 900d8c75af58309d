package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.tax.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemPropertyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.AllowanceChargeReasonType;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an e-invoice. Electricity is a line of kWh without a price, and on it a charge of the code PRV: the amount
 * is that of the invoice to the cent, whatever a mean price would come to.
 */
final class UblLines {

    /** UN/ECE Recommendation 20: one, and kilowatt hour. */
    private static final String ONE = "C62";

    private static final String KILOWATT_HOUR = "KWH";

    /** UNCL 7161: price variation related to energy. */
    private static final String PRICE_VARIATION = "PRV";

    /** UNCL 5189: discount. It has no code for energy. */
    private static final String DISCOUNT = "95";

    /** Decimals of an amount on an e-invoice. */
    private static final int CENTS = 2;

    private static final String REASON = "Price variation related to energy";

    private final String currency;
    private final Tax tax;
    private final YearMonth period;

    UblLines(String currency, Tax tax, YearMonth period) {
        this.currency = currency;
        this.tax = tax;
        this.period = period;
    }

    InvoiceLineType line(int number, InvoiceLine line) {
        InvoiceLineType written = new InvoiceLineType();
        written.setID(Integer.toString(number));
        written.setLineExtensionAmount(line.amount()).setCurrencyID(currency);
        ItemType item = new ItemType();
        item.setName(line.description());
        item.addClassifiedTaxCategory(UblTax.named(tax));
        written.setItem(item);
        switch (line) {
            case InvoiceLine.BaseFee fee -> fee(written, item, fee);
            case InvoiceLine.Usage usage -> usage(written, item, usage);
            case InvoiceLine.PeriodCharge charge -> charge(written, item, charge);
            case InvoiceLine.Shortfall shortfall -> shortfall(written, item, shortfall);
            case InvoiceLine.Energy energy -> energy(written, item, energy);
            case InvoiceLine.Discount discount ->
                throw new IllegalArgumentException("a discount is an allowance of the document");
            case InvoiceLine.Commitment commitment -> whole(written, commitment.amount());
        }
        return written;
    }

    private void fee(InvoiceLineType written, ItemType item, InvoiceLine.BaseFee fee) {
        property(item, "Plan", fee.plan().id() + ", version " + fee.plan().version());
        if (fee.held() == null) {
            priced(written, BigDecimal.valueOf(fee.seats()), ONE, fee.unitPrice(), 1);
            rounded(written, fee);
        } else {
            whole(written, fee.amount());
            PeriodFacts.of(fee, currency).forEach(fact -> property(item, fact.name(), fact.value()));
            property(item, "Exact amount", fee.exact().toPlainString() + " " + currency);
        }
    }

    /** What the base fee includes has no price here, and its worth is said. */
    private void usage(InvoiceLineType written, ItemType item, InvoiceLine.Usage usage) {
        BigDecimal price = usage.included() ? BigDecimal.ZERO : usage.unitPrice();
        priced(written, BigDecimal.valueOf(usage.quantity()), ONE, price, usage.per());
        rounded(written, usage);
        property(item, "Model", usage.model());
        property(item, "Kind", usage.usageKind().name());
        if (!usage.usedIn().equals(period)) {
            property(item, "Used in", usage.usedIn().toString());
        }
        if (usage.included()) {
            property(item, "Worth, included in the base fee", usage.worth().toPlainString() + " " + currency);
        } else {
            property(item, "Exact amount", usage.exact().toPlainString() + " " + currency);
        }
    }

    /** One piece at its amount: what the tiers come to has no unit price. */
    private void charge(InvoiceLineType written, ItemType item, InvoiceLine.PeriodCharge charge) {
        whole(written, charge.amount());
        property(item, "Plan", charge.plan().id() + ", version " + charge.plan().version());
        property(item, "Charge", charge.charge());
        property(item, "Used in", charge.usedIn().toString());
        property(item, "Quantity of the month", Long.toString(charge.quantity()));
        PeriodFacts.of(charge, currency).forEach(fact -> property(item, fact.name(), fact.value()));
        property(item, "Exact amount", charge.exact().toPlainString() + " " + currency);
    }

    private void shortfall(InvoiceLineType written, ItemType item, InvoiceLine.Shortfall shortfall) {
        whole(written, shortfall.amount());
        property(
                item,
                "Plan",
                shortfall.plan().id() + ", version " + shortfall.plan().version());
        property(item, "Used in", shortfall.usedIn().toString());
        PeriodFacts.of(shortfall, currency).forEach(fact -> property(item, fact.name(), fact.value()));
        property(item, "Exact amount", shortfall.exact().toPlainString() + " " + currency);
    }

    /** A price is never negative: what is given back is one piece less. */
    private void whole(InvoiceLineType written, BigDecimal amount) {
        priced(written, BigDecimal.valueOf(amount.signum() < 0 ? -1 : 1), ONE, amount.abs(), 1);
    }

    private void energy(InvoiceLineType written, ItemType item, InvoiceLine.Energy energy) {
        priced(written, energy.quantityKwh(), KILOWATT_HOUR, BigDecimal.ZERO, 1);
        String code = energy.amount().signum() < 0 ? DISCOUNT : PRICE_VARIATION;
        vary(written, energy.amount(), code, REASON);
        EnergyFacts.of(energy, currency).forEach(fact -> property(item, fact.name(), fact.value()));
    }

    private void priced(InvoiceLineType written, BigDecimal quantity, String unit, BigDecimal unitPrice, long per) {
        written.setInvoicedQuantity(quantity).setUnitCode(unit);
        PriceType price = new PriceType();
        price.setPriceAmount(unitPrice).setCurrencyID(currency);
        price.setBaseQuantity(BigDecimal.valueOf(per)).setUnitCode(unit);
        written.setPrice(price);
    }

    /** Where the currency has fewer decimals than an e-invoice, a line says what rounding to them added. */
    private void rounded(InvoiceLineType written, InvoiceLine line) {
        BigDecimal added = line.amount().subtract(line.exact().setScale(CENTS, RoundingMode.HALF_UP));
        if (added.signum() != 0) {
            vary(written, added, null, "Rounding to the unit of the currency");
        }
    }

    /** A discount is an allowance of the document, with the tax of all of it. */
    AllowanceChargeType allowance(InvoiceLine.Discount discount) {
        AllowanceChargeType allowance = new AllowanceChargeType();
        allowance.setChargeIndicator(false);
        allowance.setAllowanceChargeReasonCode(DISCOUNT);
        allowance.addAllowanceChargeReason(new AllowanceChargeReasonType(discount.description()));
        allowance.setAmount(discount.amount().negate()).setCurrencyID(currency);
        allowance.addTaxCategory(UblTax.named(tax));
        return allowance;
    }

    private void vary(InvoiceLineType written, BigDecimal amount, @Nullable String code, String reason) {
        AllowanceChargeType variation = new AllowanceChargeType();
        variation.setChargeIndicator(amount.signum() >= 0);
        if (code != null) {
            variation.setAllowanceChargeReasonCode(code);
        }
        variation.addAllowanceChargeReason(new AllowanceChargeReasonType(reason));
        variation.setAmount(amount.abs()).setCurrencyID(currency);
        written.addAllowanceCharge(variation);
    }

    private static void property(ItemType item, String name, String value) {
        ItemPropertyType property = new ItemPropertyType();
        property.setName(name);
        property.setValue(value);
        item.addAdditionalItemProperty(property);
    }
}
