package dev.thinkwatt.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.tax.TaxTreatment;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FocusExportTest {

    private static final String SELLER = "Thinkwatt Example AB";

    @Test
    void passesTheRulesOfFocus() throws IOException {
        FocusJudge judge = new FocusJudge(FocusExport.COLUMNS, rows());
        assertThat(judge.faults()).isEmpty();
        assertThat(judge.judged()).hasSizeGreaterThan(150);
    }

    @Test
    void isJudgedByRulesThatCanFail() throws IOException {
        assertThat(spoilt("BilledCost", "1,000.00")).contains("BilledCost-C-002-M");
        assertThat(spoilt("ChargeCategory", "Fee")).contains("ChargeCategory-C-003-M");
        assertThat(spoilt("ListCost", "1")).contains("ListCost-C-009-C");
        assertThat(spoilt("SkuId", "vat")).contains("SkuId-C-004-C");
        assertThat(spoilt("ServiceSubcategory", "Bots and more")).contains("ServiceSubcategory-C-003-M");
        assertThat(spoilt("BillingPeriodStart", "2026-10-01")).contains("BillingPeriodStart-C-002-M");
        assertThat(spoilt("BillingCurrency", "EURO")).contains("BillingCurrency-C-003-M");
        assertThat(new FocusJudge(List.of("BilledCost"), rows()).faults()).containsKey("CostAndUsage-D-005-M");
    }

    @Test
    void billsWhatIsOwed() {
        BigDecimal billed = rows("2026-000042").stream()
                .map(row -> new BigDecimal(Objects.requireNonNull(row.get("BilledCost"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(billed).as("1381.41 with VAT, of which credit paid 100").isEqualTo("1281.41");
        assertThat(rows())
                .filteredOn(row -> "Tax".equals(row.get("ChargeCategory")))
                .extracting(
                        row -> row.get("BilledCost"), row -> row.get("x_TaxCategory"), row -> row.get("x_TaxPercent"))
                .containsExactly(tuple("276.28", "S", "25"), tuple("-62.50", "S", "25"));
        assertThat(rows("CN-2026-000007").stream()
                        .map(row -> new BigDecimal(Objects.requireNonNull(row.get("BilledCost"))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo("-312.50");
        assertThat(rows("CN-2026-000007"))
                .extracting(
                        row -> row.get("ChargeCategory"),
                        row -> row.get("ChargeClass"),
                        row -> row.get("x_CreditsInvoice"))
                .containsExactly(
                        tuple("Adjustment", "Correction", "2026-000042"), tuple("Tax", "Correction", "2026-000042"));
        assertThat(rows())
                .filteredOn(row -> "Credit".equals(row.get("ChargeCategory")))
                .extracting(row -> row.get("BilledCost"), row -> row.get("ChargeDescription"))
                .containsExactly(tuple("-100.00", "Credit launch"));
        assertThat(rows())
                .filteredOn(
                        row -> !Objects.requireNonNull(row.get("x_EnergyKwh")).isEmpty())
                .extracting(row -> row.get("x_EnergyKwh"), row -> row.get("RegionId"))
                .containsExactly(tuple("41.500000", "us-east"), tuple("812.250000", "nordic-1"));
        assertThat(rows()).extracting(row -> row.get("ChargeClass")).contains("Correction", "");
    }

    @Test
    void showsDiscountsAndMinimums() throws IOException {
        List<Map<String, String>> rows = FocusJudge.rows(ExportedFile.csv(ExportedFile.of(file -> {
            try (CsvFile csv = new CsvFile(file, FocusExport.COLUMNS)) {
                FocusExport.write(Samples.kept(Samples.agreed(Samples.NEW_YORK, "EUR")), SELLER, csv);
            }
        })));
        assertThat(new FocusJudge(FocusExport.COLUMNS, rows).faults()).isEmpty();
        assertThat(rows.stream()
                        .map(row -> new BigDecimal(Objects.requireNonNull(row.get("BilledCost"))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo("1100.00");
    }

    private static List<String> spoilt(String column, String value) throws IOException {
        List<Map<String, String>> rows = rows().stream()
                .map(row -> (Map<String, String>) new HashMap<>(row))
                .peek(row -> row.put(column, value))
                .toList();
        return List.copyOf(new FocusJudge(FocusExport.COLUMNS, rows).faults().keySet());
    }

    private static List<Map<String, String>> rows(String document) {
        return rows().stream()
                .filter(row -> document.equals(row.get("InvoiceId")))
                .toList();
    }

    private static List<Map<String, String>> rows() {
        return FocusJudge.rows(ExportedFile.csv(ExportedFile.of(file -> {
            try (CsvFile csv = new CsvFile(file, FocusExport.COLUMNS)) {
                Invoice invoice = Samples.taxed(
                        Samples.Seller.WITH_VAT,
                        Samples.STOCKHOLM,
                        TaxTreatment.STANDARD,
                        Samples.invoice(Samples.STOCKHOLM, "EUR"));
                FocusExport.write(Samples.kept(invoice), SELLER, csv);
                FocusTotals.note(Samples.note("250.00", "62.50"), SELLER).forEach(csv::row);
            }
        })));
    }
}
