package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The lines of final invoices, their tax and the credit that pays them as a cost and usage dataset of FOCUS 1.2, one in a
 * row. What FOCUS has no column for stands in columns that begin with {@code x_}. The BilledCost of an invoice's rows adds up
 * to what is payable for it, and that of a credit note's rows to what it takes back, below zero.
 */
final class FocusExport {

    static final List<String> COLUMNS = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ConsumedQuantity",
            "ConsumedUnit",
            "ContractedCost",
            "ContractedUnitPrice",
            "EffectiveCost",
            "InvoiceId",
            "InvoiceIssuerName",
            "ListCost",
            "ListUnitPrice",
            "PricingCategory",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "RegionId",
            "RegionName",
            "ServiceCategory",
            "ServiceName",
            "ServiceSubcategory",
            "SkuId",
            "SkuMeter",
            "SkuPriceDetails",
            "SkuPriceId",
            "x_InvoiceLine",
            "x_CreditsInvoice",
            "x_TaxCategory",
            "x_TaxPercent",
            "x_ExactCost",
            "x_EnergyKwh",
            "x_EnergyIndex",
            "x_EnergyMeanIndexPrice",
            "x_EnergyPriceBase",
            "x_EnergyPassThrough",
            "x_EnergyFloor",
            "x_EnergyCap",
            "x_EnergyMeanRate",
            "x_EnergyPue",
            "x_EnergyHardware",
            "x_EnergyEstimated",
            "x_CarbonGramsLocation",
            "x_EnergyUsageNet",
            "x_EnergySurchargeBeforeCap",
            "x_EnergyMonthIndex",
            "x_EnergyStepsPercent",
            "x_EnergyCapShare",
            "x_EnergyCutByShare");

    private FocusExport() {}

    static void csv(Connection connection, Selection selection, ExportFile file, String seller) throws SQLException {
        try (CsvFile csv = new CsvFile(file, COLUMNS)) {
            InvoicesExport.each(connection, selection, file, kept -> write(kept, seller, csv));
            InvoicesExport.notes(
                    connection,
                    selection,
                    file,
                    kept -> FocusTotals.note(kept, seller).forEach(csv::row));
        }
    }

    static void write(KeptInvoice kept, String seller, CsvFile csv) {
        FocusHead head = FocusHead.of(kept, seller);
        FocusRows rows = new FocusRows(head);
        List<Map<String, String>> lines = new ArrayList<>();
        for (InvoiceLine line : kept.invoice().lines()) {
            lines.add(rows.row(lines.size() + 1, line));
        }
        lines.forEach(csv::row);
        FocusTotals.tax(head, lines).forEach(csv::row);
        FocusTotals.credits(head).forEach(csv::row);
    }
}
