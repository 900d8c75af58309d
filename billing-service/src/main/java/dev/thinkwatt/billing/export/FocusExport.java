package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The lines of final invoices as a cost and usage dataset of FOCUS 1.2, one in a row. What FOCUS has no column for stands in
 * columns that begin with {@code x_}. The BilledCost of an invoice's rows adds up to what is owed for it.
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
            "x_EnergyEstimated");

    private FocusExport() {}

    static void csv(Connection connection, Selection selection, ExportFile file, String seller) throws SQLException {
        try (CsvFile csv = new CsvFile(file, COLUMNS)) {
            InvoicesExport.each(connection, selection, file, kept -> write(kept, seller, csv));
        }
    }

    static void write(KeptInvoice kept, String seller, CsvFile csv) {
        FocusRows rows = new FocusRows(kept, seller);
        List<InvoiceLine> lines = kept.invoice().lines();
        for (int i = 0; i < lines.size(); i++) {
            csv.row(rows.row(i + 1, lines.get(i)));
        }
    }
}
