package dev.thinkwatt.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.helger.ubl21.UBL21Marshaller;
import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.billing.export.Samples.Seller;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.tax.TaxTreatment;
import dev.thinkwatt.model.rating.Share;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.support.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // every getter of the UBL model may answer null, and here it is known which do not
class UblInvoiceTest {

    private static final ElectronicAddress ADDRESS = new ElectronicAddress("0088", "7300010000001");

    @Test
    void passesTheRulesOfEn16931AndPeppol() {
        for (String currency : List.of("EUR", "USD", "JPY")) {
            assertThat(PeppolJudge.faults(UblInvoice.write(
                            Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, currency), ADDRESS)))
                    .as(currency)
                    .isEmpty();
        }
        InvoiceDocument reverse = Samples.document(Seller.WITH_VAT, Samples.BERLIN, "EUR");
        assertThat(PeppolJudge.faults(UblInvoice.write(
                        reverse, ElectronicAddress.of(Samples.BERLIN).orElseThrow())))
                .isEmpty();
    }

    @Test
    void isJudgedByRulesThatCanFail() {
        String xml = new String(
                UblInvoice.write(Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, "EUR"), ADDRESS),
                StandardCharsets.UTF_8);
        assertThat(PeppolJudge.faults(xml.replace(">PRV<", ">ENERGY<").getBytes(StandardCharsets.UTF_8)))
                .anyMatch(fault -> fault.startsWith("BR-CL-20"));
        assertThat(PeppolJudge.faults(xml.replace(">C62", ">XXX")
                        .replace("\"C62\"", "\"TOKENS\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .anyMatch(fault -> fault.startsWith("BR-CL-23"));
    }

    @Test
    void saysEveryCentOfTheInvoice() {
        InvoiceDocument document = Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, "EUR");
        InvoiceType written = UBL21Marshaller.invoice().read(UblInvoice.write(document, ADDRESS));
        assertThat(written).isNotNull();
        assertThat(written.getLegalMonetaryTotal().getPrepaidAmountValue()).isEqualTo("100.00");
        assertThat(written.getLegalMonetaryTotal().getPayableAmountValue()).isEqualTo("1005.13");
        assertThat(written.getLegalMonetaryTotal().getLineExtensionAmountValue())
                .isEqualTo("1105.13");
        assertThat(written.getInvoiceLine())
                .extracting(InvoiceLineType::getLineExtensionAmountValue)
                .containsExactly(
                        new BigDecimal("499.75"),
                        new BigDecimal("1.54"),
                        new BigDecimal("123.46"),
                        new BigDecimal("482.13"),
                        new BigDecimal("0.00"),
                        new BigDecimal("-7.00"),
                        new BigDecimal("34.33"),
                        new BigDecimal("-9.00"),
                        new BigDecimal("15.67"),
                        new BigDecimal("8.92"),
                        new BigDecimal("-44.67"));
        assertThat(written.getTaxTotalAtIndex(0).getTaxAmountValue()).isEqualByComparingTo("0");
    }

    /** Its amount is no multiple of the fee, so that it is one piece. */
    @Test
    void writesAFeeForAPartOfTheMonth() {
        InvoiceLine fee = new InvoiceLine.BaseFee(
                "Team, base fee, part of the month",
                new PlanVersion("team", 2),
                25,
                new BigDecimal("19.99"),
                new Share(1, 3),
                new BigDecimal("166.583333"),
                new BigDecimal("166.58"));
        Invoice invoice = Samples.invoice(Samples.NEW_YORK, Currency.getInstance("EUR"), List.of(fee));
        byte[] xml = UblInvoice.write(Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, invoice), ADDRESS);
        assertThat(PeppolJudge.faults(xml)).isEmpty();
        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("1 of 3 ms of the month", ">66.58<");
    }

    @Test
    void writesElectricityAsAPriceVariationWithItsKilowattHours() {
        InvoiceType written = UBL21Marshaller.invoice()
                .read(UblInvoice.write(Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, "EUR"), ADDRESS));
        assertThat(written).isNotNull();
        InvoiceLineType energy = written.getInvoiceLineAtIndex(9);
        assertThat(energy.getInvoicedQuantity().getUnitCode()).isEqualTo("KWH");
        assertThat(energy.getInvoicedQuantityValue()).isEqualByComparingTo("41.5");
        assertThat(energy.getAllowanceChargeAtIndex(0).getAllowanceChargeReasonCodeValue())
                .isEqualTo("PRV");
        assertThat(energy.getAllowanceChargeAtIndex(0).getAmountValue()).isEqualTo("8.92");
        assertThat(energy.getItem().getAdditionalItemProperty())
                .extracting(property -> property.getNameValue() + ": " + property.getValueValue())
                .contains(
                        "Energy: 41.500000 kWh",
                        "Price base: 0.08 EUR/kWh",
                        "PUE: 1.20",
                        "Carbon emitted: 1275.750 g CO2e, location-based",
                        "Energy without carbon intensity: 1 kWh",
                        "Exact amount: 8.922500000000 EUR");
        InvoiceLineType credit = written.getInvoiceLineAtIndex(10);
        assertThat(credit.getAllowanceChargeAtIndex(0).getChargeIndicator().isValue())
                .isFalse();
        BigDecimal kwh = energy.getInvoicedQuantityValue().add(credit.getInvoicedQuantityValue());
        assertThat(written.getNoteAtIndex(0).getValue())
                .isEqualTo("Electricity on this invoice: " + kwh + " kWh, 26830.125 g CO2e");
    }

    @Test
    void refusesWhatCannotBeAnEInvoice() {
        assertThatThrownBy(
                        () -> UblInvoice.write(Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, "KWD"), ADDRESS))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Amounts in KWD have 3 decimals, and those of an e-invoice (EN 16931) at most 2.");
        assertThatThrownBy(() -> UblInvoice.write(Samples.draft(Samples.NEW_YORK), ADDRESS))
                .hasMessageContaining("draft");
        Invoice empty = Samples.invoice(Samples.NEW_YORK, Currency.getInstance("EUR"), List.<InvoiceLine>of());
        assertThatThrownBy(
                        () -> UblInvoice.write(Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, empty), ADDRESS))
                .hasMessageContaining("no lines");
    }

    @Test
    void saysTheVatOfEachCategory() {
        judged(TaxTreatment.STANDARD, Samples.STOCKHOLM, "S", "25", "276.28", "1381.41");
        judged(TaxTreatment.STANDARD, Samples.BERLIN, "AE", "0", "0.00", "1105.13");
        judged(TaxTreatment.EXEMPT, Samples.STOCKHOLM, "E", "0", "0.00", "1105.13");
        judged(TaxTreatment.ZERO_RATED, Samples.STOCKHOLM, "Z", "0", "0.00", "1105.13");
        judged(TaxTreatment.STANDARD, Samples.NEW_YORK, "O", null, "0.00", "1105.13");
    }

    /** 100 are paid by credit. */
    private static void judged(
            TaxTreatment treatment, BilledParty buyer, String category, String percent, String tax, String total) {
        byte[] xml = UblInvoice.write(Samples.document(Seller.WITH_VAT, buyer, treatment, "EUR"), ADDRESS);
        assertThat(PeppolJudge.faults(xml)).as(category).isEmpty();
        InvoiceType written = UBL21Marshaller.invoice().read(xml);
        assertThat(written.getTaxTotalAtIndex(0).getTaxAmountValue()).isEqualTo(tax);
        TaxSubtotalType subtotal = written.getTaxTotalAtIndex(0).getTaxSubtotalAtIndex(0);
        assertThat(subtotal.getTaxableAmountValue()).isEqualTo("1105.13");
        assertThat(subtotal.getTaxAmountValue()).isEqualTo(tax);
        assertThat(subtotal.getTaxCategory().getIDValue()).isEqualTo(category);
        if (percent != null) {
            assertThat(subtotal.getTaxCategory().getPercentValue()).isEqualByComparingTo(percent);
        }
        assertThat(written.getLegalMonetaryTotal().getTaxExclusiveAmountValue()).isEqualTo("1105.13");
        assertThat(written.getLegalMonetaryTotal().getTaxInclusiveAmountValue()).isEqualTo(total);
        assertThat(written.getLegalMonetaryTotal().getPayableAmountValue())
                .isEqualTo(new BigDecimal(total).subtract(new BigDecimal("100.00")));
    }

    @Test
    void writesADiscountAsAnAllowanceOfTheDocument() {
        Invoice invoice = Samples.taxed(
                Seller.WITH_VAT, Samples.STOCKHOLM, TaxTreatment.STANDARD, Samples.agreed(Samples.STOCKHOLM, "EUR"));
        byte[] xml = UblInvoice.write(Samples.document(Seller.WITH_VAT, Samples.STOCKHOLM, invoice), ADDRESS);
        assertThat(PeppolJudge.faults(xml)).isEmpty();
        InvoiceType written = UBL21Marshaller.invoice().read(xml);
        assertThat(written.getAllowanceChargeAtIndex(0).getAmountValue()).isEqualTo("49.98");
        assertThat(written.getAllowanceChargeAtIndex(0)
                        .getAllowanceChargeReasonAtIndex(0)
                        .getValue())
                .isEqualTo("Discount of 10 %: Framework contract");
        assertThat(written.getLegalMonetaryTotal().getLineExtensionAmountValue())
                .isEqualTo("1249.98");
        assertThat(written.getLegalMonetaryTotal().getAllowanceTotalAmountValue())
                .isEqualTo("49.98");
        assertThat(written.getLegalMonetaryTotal().getTaxExclusiveAmountValue()).isEqualTo("1200.00");
        assertThat(written.getTaxTotalAtIndex(0).getTaxAmountValue()).isEqualTo("300.00");
        assertThat(written.getLegalMonetaryTotal().getPayableAmountValue()).isEqualTo("1400.00");
        assertThat(PeppolJudge.faults(new String(xml, StandardCharsets.UTF_8)
                        .replace(">49.98<", ">59.98<")
                        .getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void roundsVatToTheUnitOfTheCurrency() {
        byte[] xml = UblInvoice.write(
                Samples.document(Seller.WITH_VAT, Samples.STOCKHOLM, TaxTreatment.STANDARD, "JPY"), ADDRESS);
        assertThat(PeppolJudge.faults(xml)).isEmpty();
        InvoiceType written = UBL21Marshaller.invoice().read(xml);
        BigDecimal net = written.getLegalMonetaryTotal().getTaxExclusiveAmountValue();
        assertThat(written.getTaxTotalAtIndex(0).getTaxAmountValue())
                .isEqualByComparingTo(net.multiply(new BigDecimal("0.25")).setScale(0, java.math.RoundingMode.HALF_UP));
    }

    @Test
    void addressesVatIdsInSchemesThatPeppolKnows() {
        InvoiceDocument document = Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, "EUR");
        String xml = new String(UblInvoice.write(document, ADDRESS), StandardCharsets.UTF_8);
        int last = xml.lastIndexOf("schemeID=\"0088\"");
        assertThat(ElectronicAddress.vatSchemes())
                .filteredOn(scheme -> !PeppolJudge.faults(
                                (xml.substring(0, last) + "schemeID=\"" + scheme + "\"" + xml.substring(last + 15))
                                        .getBytes(StandardCharsets.UTF_8))
                        .isEmpty())
                .as("schemes that are not in the code list")
                .isEmpty();
        assertThatThrownBy(() -> ElectronicAddress.parse("to", "no address"))
                .hasMessageContaining("must be a scheme and an id");
    }
}
