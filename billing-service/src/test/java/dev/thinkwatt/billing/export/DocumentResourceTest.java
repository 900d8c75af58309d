package dev.thinkwatt.billing.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.billing.invoice.Invoicing;
import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentResourceTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void writesAFinalInvoiceAsAnEInvoiceThatPassesItsRules() {
        String invoice = invoicing.draw(invoicing.accountWithUsage());
        Invoicing.finalise(invoice).then().statusCode(200);
        byte[] xml = given().get("/v1/invoices/" + invoice + ".xml?to=0088:7300010000001")
                .then()
                .statusCode(200)
                .contentType(containsString("application/xml"))
                .header("Content-Disposition", containsString(".xml"))
                .extract()
                .asByteArray();
        assertThat(PeppolJudge.faults(xml)).isEmpty();
        given().get("/v1/invoices/" + invoice).then().statusCode(200).body("status", equalTo("FINALISED"));
        given().get("/v1/audit-entries/billing?subject=" + invoice)
                .then()
                .body("items[0].action", equalTo("invoice.exported"));
    }

    @Test
    void printsInvoicesWithTheirFonts() throws IOException {
        String invoice = invoicing.draw(invoicing.accountWithUsage());
        byte[] draft = given().get("/v1/invoices/" + invoice + ".pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        assertThat(text(draft)).contains("This is a draft", "Electricity at us-east", "Page 1 of 2");
        String number =
                Invoicing.finalise(invoice).then().statusCode(200).extract().path("number");
        byte[] printed = given().get("/v1/invoices/" + invoice + ".pdf")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("invoice-" + number + ".pdf"))
                .extract()
                .asByteArray();
        assertThat(text(printed))
                .contains(number, "Amount due", "0.01 USD", "Not subject to VAT", "Payable within 30 days")
                .contains("test index", "0.08 USD/kWh", "0.000396 kWh", "0.020000", "0.00000792")
                .doesNotContain("draft");
        try (PDDocument document = Loader.loadPDF(printed)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded())
                            .as(name.getName())
                            .isTrue();
                }
            }
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void saysWhatIsWrongWithTheRequest() {
        String invoice = invoicing.draw(invoicing.accountWithUsage());
        given().get("/v1/invoices/" + invoice + ".xml?to=0088:7300010000001")
                .then()
                .statusCode(409)
                .body("detail", containsString("draft"));
        given().get("/v1/invoices/" + invoice + ".xml").then().statusCode(409).body("detail", containsString("to"));
        given().get("/v1/invoices/" + invoice + ".xml?to=nowhere")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("to"));
        given().get("/v1/invoices/none.xml").then().statusCode(400);
        given().get("/v1/invoices/00000000-0000-0000-0000-000000000000.xml")
                .then()
                .statusCode(404);
    }
}
