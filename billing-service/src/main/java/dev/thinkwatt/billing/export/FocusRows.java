package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.CsvCell;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.Carbon;
import dev.thinkwatt.billing.invoice.InvoiceLine.Condition;
import dev.thinkwatt.billing.invoice.InvoiceLine.Energy;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lines of one invoice in FOCUS. */
final class FocusRows {

    private final FocusHead head;
    private final Invoice invoice;

    FocusRows(FocusHead head) {
        this.head = head;
        this.invoice = head.invoice();
    }

    Map<String, String> row(int number, InvoiceLine line) {
        Map<String, String> cells = head.cells();
        cells.put("PricingCategory", "Standard");
        cells.put("x_InvoiceLine", Integer.toString(number));
        cells.put("x_ExactCost", CsvCell.number(line.exact()));
        cells.put("ChargeDescription", CsvCell.text(line.description()));
        cells.put("BilledCost", CsvCell.number(line.amount()));
        cells.put("EffectiveCost", CsvCell.number(line.amount()));
        switch (line) {
            case InvoiceLine.BaseFee fee -> fee(cells, fee);
            case InvoiceLine.Usage usage -> usage(cells, usage);
            case InvoiceLine.PeriodCharge charge -> charge(cells, charge);
            case InvoiceLine.Shortfall shortfall -> shortfall(cells, shortfall);
            case Energy energy -> energy(cells, energy);
            case InvoiceLine.Discount discount -> discount(cells, discount);
            case InvoiceLine.Commitment commitment -> commitment(cells, commitment);
        }
        return cells;
    }

    private void fee(Map<String, String> cells, InvoiceLine.BaseFee fee) {
        purchase(cells, invoice.period());
        if (fee.held() == null) {
            listed(cells, BigDecimal.valueOf(fee.seats()), "Seats", fee.unitPrice(), fee.exact());
        } else {
            whole(cells, fee.exact());
        }
        contracted(cells, listPrice(cells), fee.exact());
        sku(
                cells,
                "base-fee/" + fee.plan().id(),
                fee.plan(),
                "Seats",
                fee.unitPrice().toPlainString());
    }

    /** What the base fee includes has its list price, and is contracted at none. */
    private void usage(Map<String, String> cells, InvoiceLine.Usage usage) {
        used(cells, usage.usedIn(), BigDecimal.valueOf(usage.quantity()), unit(usage.usageKind()));
        BigDecimal per = BigDecimal.valueOf(usage.per());
        String unit = (usage.per() == 1 ? "" : usage.per() + " ") + unit(usage.usageKind());
        BigDecimal quantity = BigDecimal.valueOf(usage.quantity());
        if (isExact(quantity, per)) {
            listed(cells, quantity.divide(per), unit, usage.unitPrice(), usage.worth());
        } else {
            whole(cells, usage.worth());
        }
        contracted(cells, usage.included() ? BigDecimal.ZERO : listPrice(cells), usage.exact());
        String price = usage.unitPrice().toPlainString() + " per " + usage.per();
        cells.put("SkuId", CsvCell.text(usage.model() + "/" + usage.usageKind()));
        cells.put("SkuMeter", CsvCell.text(usage.model() + ", " + unit(usage.usageKind())));
        cells.put("SkuPriceId", CsvCell.text(usage.model() + "/" + usage.usageKind() + "/" + price));
    }

    private void charge(Map<String, String> cells, InvoiceLine.PeriodCharge charge) {
        used(cells, charge.usedIn(), BigDecimal.valueOf(charge.quantity()), "Units");
        whole(cells, charge.exact());
        contracted(cells, listPrice(cells), charge.exact());
        sku(cells, "charge/" + charge.plan().id() + "/" + charge.charge(), charge.plan(), "Units", "tiers");
    }

    private void shortfall(Map<String, String> cells, InvoiceLine.Shortfall shortfall) {
        purchase(cells, shortfall.usedIn());
        whole(cells, shortfall.exact());
        contracted(cells, listPrice(cells), shortfall.exact());
        sku(cells, "minimum/" + shortfall.plan().id(), shortfall.plan(), "Minimums", "minimum");
    }

    private void discount(Map<String, String> cells, InvoiceLine.Discount discount) {
        cells.putAll(head.unpriced("Credit", discount.description()));
        cells.remove("PricingCategory");
        FocusHead.costs(cells, discount.amount());
    }

    private void commitment(Map<String, String> cells, InvoiceLine.Commitment commitment) {
        purchase(cells, invoice.period());
        whole(cells, commitment.exact());
        contracted(cells, listPrice(cells), commitment.exact());
        cells.put("SkuId", CsvCell.text("minimum/" + commitment.agreementId()));
        cells.put("SkuMeter", "Minimums");
        cells.put("SkuPriceId", CsvCell.text("minimum/" + commitment.agreementId() + "/minimum"));
    }

    /** Electricity has many rates, below zero too, and a price in FOCUS is one and is not: the line is one piece of its amount. */
    private void energy(Map<String, String> cells, Energy energy) {
        used(cells, energy.usedIn(), energy.quantityKwh(), "kWh");
        whole(cells, energy.exact());
        contracted(cells, listPrice(cells), energy.exact());
        sku(cells, "electricity/" + energy.site(), energy.plan(), "kWh", "index");
        cells.put("RegionId", CsvCell.text(energy.site()));
        cells.put("RegionName", CsvCell.text(energy.site()));
        cells.put("x_EnergyKwh", CsvCell.number(energy.quantityKwh()));
        cells.put("x_EnergyIndex", CsvCell.text(String.join("; ", energy.index())));
        cells.put("x_EnergyMeanIndexPrice", CsvCell.number(energy.meanPrice()));
        cells.put("x_EnergyPriceBase", CsvCell.number(energy.priceBase()));
        cells.put("x_EnergyPassThrough", CsvCell.number(energy.passThrough()));
        BigDecimal floor = energy.floor();
        cells.put("x_EnergyFloor", floor == null ? "" : CsvCell.number(floor));
        BigDecimal cap = energy.cap();
        cells.put("x_EnergyCap", cap == null ? "" : CsvCell.number(cap));
        cells.put("x_EnergyMeanRate", CsvCell.number(energy.meanRate()));
        cells.put("x_EnergyPue", distinct(energy, condition -> condition.pue().toPlainString()));
        cells.put("x_EnergyHardware", distinct(energy, Condition::hardwareClass));
        cells.put("x_EnergyEstimated", Boolean.toString(energy.estimated()));
        Carbon carbon = energy.carbon();
        cells.put(
                "x_CarbonGramsLocation",
                carbon == null || carbon.annex().isEmpty() ? "" : CsvCell.number(carbon.gramsCo2e()));
        if (energy.byUsage() != null) {
            byUsage(cells, energy.byUsage());
        }
    }

    private static void byUsage(Map<String, String> cells, ByUsage byUsage) {
        cells.put("x_EnergyUsageNet", CsvCell.number(byUsage.usageNet()));
        cells.put("x_EnergySurchargeBeforeCap", CsvCell.number(byUsage.surcharge()));
        if (byUsage.steps() != null) {
            cells.put("x_EnergyMonthIndex", CsvCell.number(byUsage.steps().index()));
            cells.put("x_EnergyStepsPercent", CsvCell.number(byUsage.steps().percent()));
        }
        if (byUsage.capShare() != null) {
            cells.put("x_EnergyCapShare", CsvCell.number(byUsage.capShare()));
            cells.put("x_EnergyCutByShare", CsvCell.number(byUsage.cutByShare()));
        }
    }

    private void purchase(Map<String, String> cells, YearMonth month) {
        cells.put("ChargeCategory", "Purchase");
        cells.put("ChargeFrequency", "Recurring");
        head.charged(cells, month);
    }

    private void used(Map<String, String> cells, YearMonth month, BigDecimal quantity, String unit) {
        cells.put("ChargeCategory", "Usage");
        cells.put("ChargeFrequency", "Usage-Based");
        cells.put("ConsumedQuantity", CsvCell.number(quantity));
        cells.put("ConsumedUnit", unit);
        head.charged(cells, month);
    }

    /** One piece at what it comes to; a price is never negative, so what is given back is one piece less. */
    private static void whole(Map<String, String> cells, BigDecimal cost) {
        listed(cells, BigDecimal.valueOf(cost.signum() < 0 ? -1 : 1), "Charges", cost.abs(), cost);
    }

    private static void listed(
            Map<String, String> cells, BigDecimal quantity, String unit, BigDecimal price, BigDecimal cost) {
        cells.put("PricingQuantity", CsvCell.number(quantity));
        cells.put("PricingUnit", unit);
        cells.put("ListUnitPrice", CsvCell.number(price));
        cells.put("ListCost", CsvCell.number(cost));
    }

    private static BigDecimal listPrice(Map<String, String> cells) {
        return new BigDecimal(Objects.requireNonNull(cells.get("ListUnitPrice")));
    }

    private static void contracted(Map<String, String> cells, BigDecimal price, BigDecimal cost) {
        cells.put("ContractedUnitPrice", CsvCell.number(price));
        cells.put("ContractedCost", CsvCell.number(cost));
    }

    private static void sku(Map<String, String> cells, String sku, PlanVersion plan, String meter, String price) {
        cells.put("SkuId", CsvCell.text(sku));
        cells.put("SkuMeter", meter);
        cells.put("SkuPriceId", CsvCell.text(sku + "/" + plan.id() + "/" + plan.version() + "/" + price));
    }

    private static boolean isExact(BigDecimal quantity, BigDecimal per) {
        try {
            return quantity.divide(per).multiply(per).compareTo(quantity) == 0;
        } catch (ArithmeticException e) {
            return false; // the quotient has no end
        }
    }

    private static String unit(UsageKind kind) {
        return switch (kind) {
            case REQUEST -> "Requests";
            case TOOL_CALL -> "Calls";
            default -> "Tokens";
        };
    }

    private static String distinct(Energy energy, Function<Condition, String> value) {
        return CsvCell.text(energy.conditions().stream().map(value).distinct().collect(Collectors.joining("; ")));
    }
}
