package dev.thinkwatt.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.export.Samples.Seller;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.tax.TaxTreatment;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is printed; the templates come with the service. */
@QuarkusTest
class PdfInvoiceTest {

    @Test
    void printsVatDiscountsAndMinimums() throws IOException {
        Invoice invoice = Samples.taxed(
                Seller.WITH_VAT, Samples.STOCKHOLM, TaxTreatment.STANDARD, Samples.agreed(Samples.STOCKHOLM, "EUR"));
        assertThat(text(Samples.document(Seller.WITH_VAT, Samples.STOCKHOLM, invoice), "vat"))
                .contains("VAT 25 %", "1,200.00", "300.00", "1,500.00", "VAT of Sweden", "VAT SE556677889901")
                .contains("Discount of 10 %: Framework contract", "−49.98", "On 499.75 EUR")
                .contains("Missing to the minimum: Framework contract", "144.85")
                .contains("Amount due", "1,400.00 EUR");
    }

    @Test
    void printsWhyThereIsNoVat() throws IOException {
        assertThat(text(Samples.document(Seller.WITH_VAT, Samples.BERLIN, "EUR"), "reverse"))
                .contains("Reverse charge", "VAT SE556000000101", "VAT DE123456789", "VAT 0 %");
        assertThat(text(Samples.document(Seller.WITHOUT_VAT, Samples.BERLIN, "EUR"), "none"))
                .contains("Not subject to VAT")
                .doesNotContain("VAT DE123456789");
    }

    @Test
    void printsACreditNote() throws IOException {
        Invoice invoice = Samples.taxed(
                Seller.WITH_VAT, Samples.STOCKHOLM, TaxTreatment.STANDARD, Samples.invoice(Samples.STOCKHOLM, "EUR"));
        CreditNoteDocument document = UblCreditNoteTest.document(invoice, Samples.STOCKHOLM, "56.25");
        assertThat(text(PdfInvoice.write(document), "credit-note"))
                .contains("Credit note", "CN-2026-000007", "2026-000042", "Outage of the 12th")
                .contains("225.00", "VAT 25 %", "56.25", "281.25 EUR", "VAT SE556677889901");
    }

    @Test
    void printsYenWithoutDecimals() throws IOException {
        Invoice invoice = Samples.invoice(Samples.STOCKHOLM, "JPY");
        InvoiceDocument document = Samples.document(Seller.WITH_VAT, Samples.STOCKHOLM, TaxTreatment.STANDARD, "JPY");
        String due = Figures.grouped(document.invoice().totals().payable());
        assertThat(due).doesNotContain(".");
        assertThat(document.invoice().totals().tax().scale()).isZero();
        assertThat(text(document, "yen"))
                .contains(due + " JPY", Figures.grouped(invoice.totals().net()));
    }

    /** The text of the page. With {@code -Dpages=folder} the page is kept to be looked at. */
    private static String text(InvoiceDocument document, String name) throws IOException {
        return text(PdfInvoice.write(document), name);
    }

    private static String text(byte[] pdf, String name) throws IOException {
        String folder = System.getProperty("pages");
        if (folder != null) {
            Files.write(Path.of(folder, name + ".pdf"), pdf);
        }
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read);
        }
    }
}
