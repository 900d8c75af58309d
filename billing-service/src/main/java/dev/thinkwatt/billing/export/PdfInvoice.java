package dev.thinkwatt.billing.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** An invoice or a credit note as it is printed: PDF, with its fonts in it. */
final class PdfInvoice {

    @CheckedTemplate(basePath = "export")
    static class Templates {
        static native TemplateInstance invoice(InvoicePage page);

        static native TemplateInstance creditNote(CreditNotePage page);
    }

    private PdfInvoice() {}

    static byte[] write(InvoiceDocument document) {
        return print(Templates.invoice(InvoicePage.of(document)).render());
    }

    static byte[] write(CreditNoteDocument document) {
        return print(Templates.creditNote(CreditNotePage.of(document)).render());
    }

    /** Prints XHTML. */
    static byte[] print(String page) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> font("Roboto-Regular.ttf"), "Roboto", 400, FontStyle.NORMAL, true)
                    .useFont(() -> font("Roboto-Bold.ttf"), "Roboto", 700, FontStyle.NORMAL, true)
                    .withHtmlContent(page, null)
                    .withProducer("Thinkwatt")
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(PdfInvoice.class.getResourceAsStream("/fonts/" + name), name);
    }
}
