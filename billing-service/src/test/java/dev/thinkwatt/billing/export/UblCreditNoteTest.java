package dev.thinkwatt.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.helger.ubl21.UBL21Marshaller;
import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.billing.export.Samples.Seller;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.billing.tax.TaxTreatment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // every getter of the UBL model may answer null, and here it is known which do not
class UblCreditNoteTest {

    private static final ElectronicAddress ADDRESS = new ElectronicAddress("0088", "7300010000001");

    @Test
    void passesTheRulesInEachCategory() {
        judged(TaxTreatment.STANDARD, Samples.STOCKHOLM, "S", "56.25");
        judged(TaxTreatment.STANDARD, Samples.BERLIN, "AE", "0.00");
        judged(TaxTreatment.EXEMPT, Samples.STOCKHOLM, "E", "0.00");
        judged(TaxTreatment.ZERO_RATED, Samples.STOCKHOLM, "Z", "0.00");
        judged(TaxTreatment.STANDARD, Samples.NEW_YORK, "O", "0.00");
    }

    private static void judged(TaxTreatment treatment, BilledParty buyer, String category, String tax) {
        Invoice invoice = Samples.taxed(Seller.WITH_VAT, buyer, treatment, Samples.invoice(buyer, "EUR"));
        byte[] xml = UblCreditNote.write(document(invoice, buyer, tax), ADDRESS);
        assertThat(PeppolJudge.faultsOfNote(xml)).as(category).isEmpty();
        CreditNoteType written = UBL21Marshaller.creditNote().read(xml);
        assertThat(written.getIDValue()).isEqualTo("CN-2026-000007");
        assertThat(written.getCreditNoteTypeCodeValue()).isEqualTo("381");
        assertThat(written.getBillingReferenceAtIndex(0)
                        .getInvoiceDocumentReference()
                        .getIDValue())
                .isEqualTo("2026-000042");
        assertThat(written.getTaxTotalAtIndex(0).getTaxAmountValue()).isEqualTo(tax);
        assertThat(written.getTaxTotalAtIndex(0)
                        .getTaxSubtotalAtIndex(0)
                        .getTaxCategory()
                        .getIDValue())
                .isEqualTo(category);
        assertThat(written.getLegalMonetaryTotal().getTaxExclusiveAmountValue()).isEqualTo("225.00");
        assertThat(written.getLegalMonetaryTotal().getPayableAmountValue())
                .isEqualTo(new BigDecimal("225.00").add(new BigDecimal(tax)));
        assertThat(written.getCreditNoteLine())
                .extracting(line -> line.getLineExtensionAmountValue().toPlainString())
                .containsExactly("250.00", "-25.00");
    }

    @Test
    void isJudgedByRulesThatCanFail() {
        Invoice invoice = Samples.taxed(
                Seller.WITH_VAT, Samples.STOCKHOLM, TaxTreatment.STANDARD, Samples.invoice(Samples.STOCKHOLM, "EUR"));
        String xml = new String(
                UblCreditNote.write(document(invoice, Samples.STOCKHOLM, "56.25"), ADDRESS), StandardCharsets.UTF_8);
        assertThat(PeppolJudge.faultsOfNote(xml.replace(">381<", ">380<").getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
        assertThat(PeppolJudge.faultsOfNote(xml.replace(">281.25<", ">291.25<").getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void refusesThreeDecimals() {
        Invoice invoice = Samples.invoice(Samples.NEW_YORK, "KWD");
        KeptCreditNote kept = Samples.note(invoice, List.of(Samples.line(invoice, 1, "1.000")), "0.000");
        CreditNoteDocument document =
                CreditNoteDocument.of(kept, Samples.document(Seller.WITHOUT_VAT, Samples.NEW_YORK, invoice));
        assertThatThrownBy(() -> UblCreditNote.write(document, ADDRESS)).hasMessageContaining("KWD have 3 decimals");
    }

    /** Of the base fee, and of a line below zero. */
    static CreditNoteDocument document(Invoice invoice, BilledParty buyer, String tax) {
        KeptCreditNote kept = Samples.note(
                invoice, List.of(Samples.line(invoice, 1, "250.00"), Samples.line(invoice, 8, "-25.00")), tax);
        return CreditNoteDocument.of(kept, Samples.document(Seller.WITH_VAT, buyer, invoice));
    }
}
