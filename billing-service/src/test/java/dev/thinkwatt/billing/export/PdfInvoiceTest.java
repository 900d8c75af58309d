package dev.thinkwatt.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.export.Samples.Seller;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.tax.TaxTreatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

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
    void printsYenWithoutDecimals() throws IOException {
        Invoice invoice = Samples.invoice(Samples.STOCKHOLM, "JPY");
        InvoiceDocument document = Samples.document(Seller.WITH_VAT, Samples.STOCKHOLM, TaxTreatment.STANDARD, "JPY");
        String due = Figures.grouped(document.invoice().totals().payable());
        assertThat(due).doesNotContain(".");
        assertThat(document.invoice().totals().tax().scale()).isZero();
        assertThat(text(document, "yen")).contains(due + " JPY", Figures.grouped(invoice.totals().net()));
    }

    /** The text of the page. With {@code -Dpages=folder} the page is kept to be looked at. */
    private static String text(InvoiceDocument document, String name) throws IOException {
        byte[] pdf = PdfInvoice.write(document);
        String folder = System.getProperty("pages");
        if (folder != null) {
            Files.write(Path.of(folder, name + ".pdf"), pdf);
        }
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read);
        }
    }
}
