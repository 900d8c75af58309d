package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvoiceResourceTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void drawsAnInvoiceWithItsEnergyLine() {
        String account = invoicing.accountWithUsage();
        String invoice = invoicing.draw(account);
        given().get("/v1/invoices/" + invoice)
                .then()
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("number", nullValue())
                .body("invoice.period", equalTo("2026-10"))
                .body("invoice.from", equalTo("2026-10-01T04:00:00Z"))
                .body("invoice.lines.kind", hasItems("USAGE", "ENERGY"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.priceBase", equalTo("0.08"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.quantityKwh", equalTo("0.000396"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.annex[0].rate", equalTo("0.020000"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.events", containsString("groupBy=event"))
                .body("invoice.totals.events", equalTo(1))
                .body("invoice.totals.total", equalTo("0.01"));
        given().get("/v1/invoices?account=" + account + "&period=2026-10")
                .then()
                .body("items.invoiceId", equalTo(List.of(invoice)));
    }

    @Test
    void writesAnInvoiceAsCsvBySuffixAndByAcceptHeader() {
        String invoice = invoicing.draw(invoicing.accountWithUsage());
        String csv = given().get("/v1/invoices/" + invoice + ".csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv.lines().findFirst()).get().asString().startsWith("\"invoice\",\"number\",\"status\"");
        assertThat(csv.lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("\"ENERGY\"", "\"kWh\"", "\"0.000396\""));
        assertThat(given().accept("text/csv").get("/v1/invoices/" + invoice).asString())
                .isEqualTo(csv);
        given().get("/v1/audit-entries/billing?subject=" + invoice)
                .then()
                .body("items.action", contains("invoice.exported", "invoice.exported"));
    }

    @Test
    void tellsWhatTheRunningMonthWouldCost() {
        String account = stack.openAccount("plus");
        given().contentType(ContentType.JSON)
                .body(Map.of("subscriberId", account + "-seat"))
                .post("/v1/accounts/" + account + "/subscribers");
        given().get("/v1/accounts/" + account + "/invoices/upcoming")
                .then()
                .statusCode(200)
                .body("totals.total", equalTo("20.00"))
                .body("lines[0].kind", equalTo("BASE_FEE"));
        given().get("/v1/accounts/nobody/invoices/upcoming").then().statusCode(404);
        given().get("/v1/invoices?account=" + account).then().body("items.size()", equalTo(0));
    }
}
