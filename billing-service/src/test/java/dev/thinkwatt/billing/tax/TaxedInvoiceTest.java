package dev.thinkwatt.billing.tax;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.thinkwatt.billing.invoice.Invoicing;
import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** VAT from the rate to the books, on a base fee of 20.00 that a Swedish seller asks for. */
@QuarkusTest
class TaxedInvoiceTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void chargesTheRateThatIsStatedAndTakesItBackInParts() throws SQLException {
        String account = open("taxed-se", "SE", Map.of());
        String invoice = invoicing.draw(account);
        Invoicing.finalise(invoice).then().statusCode(409).body("detail", containsString("No VAT rate of SE"));
        state("SE", "2026-01-01", "12.5").then().statusCode(200);
        state("SE", "2026-01-01", "12.37").then().statusCode(200);

        Invoicing.finalise(invoice)
                .then()
                .statusCode(200)
                .body("invoice.tax.category", equalTo("STANDARD"))
                .body("invoice.tax.percent", equalTo("12.37"))
                .body("invoice.totals.net", equalTo("20.00"))
                .body("invoice.totals.tax", equalTo("2.47"))
                .body("invoice.totals.total", equalTo("22.47"));

        assertThat(booked(account, "tax")).isEqualTo(-247);
        assertThat(booked(account, "receivable")).isEqualTo(2247);
        state("SE", "2026-02-01", "25")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"))
                .body("violations[0].rule", containsString("final invoice with VAT of SE"));
        given().delete("/v1/tax-rates/SE/2026-01-01").then().statusCode(400);
        given().get("/v1/invoices/" + invoice + ".csv")
                .then()
                .body(containsString("\"TAX\",\"VAT\""))
                .body(containsString("\"S\",\"12.37\""));
        // 0.8246… of 6.66 is 0.82; 13.33 are 1.65 by then, so 0.83; the rest is what is left of 2.47
        credit(invoice, "first", "6.66").then().body("items[0].tax", equalTo("0.82"));
        credit(invoice, "second", "6.67")
                .then()
                .body("items[1].tax", equalTo("0.83"))
                .body("items[1].total", equalTo("7.50"));
        credit(invoice, "third", "6.67").then().body("items[2].tax", equalTo("0.82"));
        assertThat(booked(account, "tax")).isZero();
        assertThat(booked(account, "receivable")).isZero();
        balanced();
        findsATamperedRate();
    }

    private void findsATamperedRate() throws SQLException {
        stack.asOwner("update tax_rate set percent = 25 where country = 'SE'");
        given().get("/v1/audit/books")
                .then()
                .body("differences.what", hasItem("invoice: rate of tax"))
                .body("differences.recorded", hasItem("12.37"));
        stack.asOwner("update tax_rate set percent = 12.37 where country = 'SE'");
        balanced();
    }

    @Test
    void reversesTheChargeAndExempts() throws SQLException {
        String berlin = open("taxed-de", "DE", Map.of("vatId", "DE 123456789"));
        Invoicing.finalise(invoicing.draw(berlin))
                .then()
                .statusCode(200)
                .body("invoice.tax.category", equalTo("REVERSE_CHARGE"))
                .body("invoice.tax.buyerVatId", equalTo("DE123456789"))
                .body("invoice.totals.tax", equalTo("0.00"));
        String school = open("taxed-school", "FI", Map.of());
        String invoice = invoicing.draw(school);
        given().get("/v1/invoices/" + invoice).then().body("invoice.taxMissing", containsString("No VAT rate of FI"));
        tax(school, Map.of("taxTreatment", "EXEMPT"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("exemptionReason"));
        tax(school, Map.of("taxTreatment", "EXEMPT", "exemptionReason", "Education"))
                .then()
                .statusCode(200);
        Invoicing.finalise(invoice)
                .then()
                .statusCode(200)
                .body("invoice.tax.category", equalTo("EXEMPT"))
                .body("invoice.tax.reason", equalTo("Education"));
        given().get("/v1/audit-entries/billing?subject=" + school)
                .then()
                .body("items.action", hasItems("account.opened", "account.tax-stated"))
                .body("items[0].before.treatment", equalTo("STANDARD"));
        balanced();
    }

    @Test
    void creditPaysTheTaxToo() throws SQLException {
        state("DK", "2026-01-01", "25").then().statusCode(200);
        String account = open("taxed-dk", "DK", Map.of());
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "creditId",
                        "launch",
                        "amount",
                        Map.of("amount", "24", "currency", "USD"),
                        "pays",
                        List.of("BASE_FEE"),
                        "startsAt",
                        "2026-01-01T00:00:00Z",
                        "reason",
                        "test"))
                .post("/v1/accounts/" + account + "/credits")
                .then()
                .statusCode(201);
        Invoicing.finalise(invoicing.draw(account))
                .then()
                .body("invoice.totals.total", equalTo("25.00"))
                .body("invoice.totals.paidByCredit", equalTo("24.00"));
        assertThat(booked(account, "receivable")).isEqualTo(100);
        balanced();
    }

    @Test
    void refusesWhatIsNoRate() {
        refused("SE", "yesterday", "25", "from");
        refused("SE", "1999-12-31", "25", "from");
        refused("XX", "2026-01-01", "25", "country");
        refused("SE", "2026-01-01", "0", "percent");
        refused("SE", "2026-01-01", "101", "percent");
        refused("SE", "2026-01-01", "1.234", "percent");
        given().get("/v1/tax-rates?after=nonsense").then().statusCode(400);
        given().delete("/v1/tax-rates/NO/2026-01-01").then().statusCode(204);
        state("NO", "2026-01-01", "25").then().statusCode(200);
        given().get("/v1/tax-rates").then().statusCode(200).body("items.country", hasItem("NO"));
        given().delete("/v1/tax-rates/NO/2026-01-01").then().statusCode(204);
        given().get("/v1/audit-entries/billing?subject=NO/2026-01-01")
                .then()
                .body("items.action", hasItems("tax-rate.stated", "tax-rate.removed"));
    }

    private static void refused(String country, String from, String percent, String field) {
        state(country, from, percent).then().statusCode(400).body("violations.field", hasItem(field));
    }

    private static Response state(String country, String from, String percent) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("percent", percent))
                .put("/v1/tax-rates/" + country + "/" + from);
    }

    private static Response tax(String account, Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).put("/v1/accounts/" + account + "/tax");
    }

    private static Response credit(String invoice, String id, String amount) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "creditNoteId", id, "reason", "test", "lines", List.of(Map.of("line", 1, "amount", amount))))
                .post("/v1/invoices/" + invoice + "/credit-notes");
    }

    /** With a seat, so that October has a base fee. */
    private String open(String account, String country, Map<String, Object> tax) throws SQLException {
        Map<String, Object> body = new HashMap<>(Map.of(
                "accountId", account,
                "name", "Test " + account,
                "currency", "USD",
                "timeZone", "Europe/Stockholm",
                "country", country,
                "planId", "plus",
                "subscribedAt", "2026-01-01T00:00:00Z"));
        body.putAll(tax);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/accounts")
                .then()
                .statusCode(201);
        invoicing.seat(account);
        return account;
    }

    private long booked(String account, String ledgerAccount) throws SQLException {
        return stack.number("select (coalesce(sum(amount), 0) * 100)::bigint from ledger_entry where account_id = '"
                + account + "' and ledger_account = '" + ledgerAccount + "'");
    }

    private static void balanced() {
        given().get("/v1/audit/books")
                .then()
                .body("differences", equalTo(List.of()))
                .body("balanced", equalTo(true));
    }
}
