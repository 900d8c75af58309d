package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

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

/** Credit from the grant to the ledger. */
@QuarkusTest
class CreditInvoiceTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void paysAFinalInvoiceOnceAndLapsesWithItsMonth() throws SQLException {
        String account = stack.openAccount("plus");
        invoicing.seat(account);
        Map<String, Object> small =
                credit("small", "5", Map.of("expiresAt", "2026-10-20T00:00:00Z", "pays", List.of("USAGE")));
        grant(account, small).then().statusCode(201).body("items[0].remaining", equalTo("5"));
        grant(account, small).then().statusCode(200).body("items", hasSize(1));
        grant(account, credit("small", "6", Map.of())).then().statusCode(409);
        grant(account, credit("large", "12.50", Map.of())).then().statusCode(201);

        String october = invoicing.draw(account);
        given().get("/v1/accounts/" + account + "/credits")
                .then()
                .body("items.remaining", equalTo(List.of("5", "12.50")));
        Invoicing.finalise(october)
                .then()
                .statusCode(200)
                .body("invoice.totals.total", equalTo("20.00"))
                .body("invoice.totals.paidByCredit", equalTo("12.50"))
                .body("invoice.credits.kind", containsInAnyOrder("PAID", "LAPSED"));
        Invoicing.finalise(october).then().statusCode(200);

        given().get("/v1/accounts/" + account + "/credits")
                .then()
                .body("items.remaining", equalTo(List.of("0.00", "0.00")));
        assertThat(booked(account, "credits")).isZero();
        assertThat(booked(account, "credits:granted")).isEqualTo(1250);
        assertThat(booked(account, "receivable")).isEqualTo(750);
        balanced();
    }

    @Test
    void comesWithThePlanAndLivesAsLongAsItSays() throws SQLException {
        String account = stack.openAccount("bundle");
        invoicing.seat(account);

        String october = invoicing.draw(account);
        Invoicing.finalise(october)
                .then()
                .statusCode(200)
                .body("invoice.totals.paidByCredit", equalTo("20.00"))
                .body("invoice.credits[0].creditId", equalTo("plan:bundle:2026-10"));

        // 30 come each month and live for two: 10 of October's are left, and are spent first.
        given().get("/v1/accounts/" + account + "/credits").then().body("items.remaining", equalTo(List.of("10.00")));
        String november = invoicing.draw(account, "2026-11");
        given().get("/v1/invoices/" + november)
                .then()
                .body("invoice.credits[0].creditId", equalTo("plan:bundle:2026-10"))
                .body("invoice.credits[0].amount", equalTo("10.00"))
                .body("invoice.credits[1].creditId", equalTo("plan:bundle:2026-11"))
                .body("invoice.totals.paidByCredit", equalTo("20.00"));
        balanced();
    }

    @Test
    void comesBackWhereACreditNoteTakesBackMoreThanIsOpen() throws SQLException {
        String account = stack.openAccount("plus");
        invoicing.seat(account);
        grant(account, credit("first", "8", Map.of("priority", 1))).then().statusCode(201);
        grant(account, credit("second", "9", Map.of("priority", 2))).then().statusCode(201);
        String invoice = invoicing.draw(account);
        Invoicing.finalise(invoice).then().statusCode(200).body("invoice.totals.paidByCredit", equalTo("17.00"));

        takeBack(invoice, "open", "2.50").then().statusCode(201);
        given().get("/v1/accounts/" + account + "/credits").then().body("items", hasSize(2));
        takeBack(invoice, "more", "10.50").then().statusCode(201);
        given().get("/v1/accounts/" + account + "/credits")
                .then()
                .body("items.source", equalTo(List.of("GRANTED", "GRANTED", "RETURNED", "RETURNED")))
                .body("items[2].pays", equalTo(List.of("BASE_FEE", "USAGE")))
                .body("items.remaining", equalTo(List.of("0", "0", "9", "1.00")));
        assertThat(booked(account, "receivable")).isZero();
        assertThat(booked(account, "credits")).isEqualTo(-1000);

        takeBack(invoice, "rest", "7.00").then().statusCode(201);
        given().get("/v1/accounts/" + account + "/credits")
                .then()
                .body("items.remaining", equalTo(List.of("0", "0", "9", "1.00", "7.00")));
        assertThat(booked(account, "receivable")).isZero();
        given().get("/v1/audit-entries/billing?subject=" + account)
                .then()
                .body("items.action", hasItem("credit.returned"));
        balanced();
    }

    private static Response takeBack(String invoice, String id, String amount) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "creditNoteId", id, "reason", "test", "lines", List.of(Map.of("line", 1, "amount", amount))))
                .post("/v1/invoices/" + invoice + "/credit-notes");
    }

    @Test
    void refusesWhatIsNoCredit() {
        String account = stack.openAccount("plus");

        refused(account, credit("bad", "0", Map.of()), "amount.amount", "more than nothing");
        refused(account, credit("bad", "0.001", Map.of()), "amount.amount", "at most 2 decimals");
        refused(
                account,
                credit("bad", "1", Map.of("amount", Map.of("amount", "1", "currency", "EUR"))),
                "amount.currency",
                "USD");
        refused(
                account,
                credit("bad", "1", Map.of("expiresAt", "2025-01-01T00:00:00Z")),
                "expiresAt",
                "after the start");
        refused(account, credit("bad", "1", Map.of("pays", List.of())), "pays", "");
        grant("nobody", credit("bad", "1", Map.of())).then().statusCode(404);
        given().get("/v1/accounts/" + account + "/credits").then().body("items", hasSize(0));
    }

    private static void refused(String account, Map<String, Object> credit, String field, String rule) {
        grant(account, credit)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field))
                .body("violations.rule", hasItem(containsString(rule)));
    }

    private static Map<String, Object> credit(String id, String amount, Map<String, Object> other) {
        Map<String, Object> credit = new HashMap<>(Map.of(
                "creditId",
                id,
                "amount",
                Map.of("amount", amount, "currency", "USD"),
                "pays",
                List.of("BASE_FEE", "USAGE"),
                "startsAt",
                "2026-01-01T00:00:00Z",
                "reason",
                "test"));
        credit.putAll(other);
        return credit;
    }

    private static Response grant(String account, Map<String, Object> credit) {
        return given().contentType(ContentType.JSON).body(credit).post("/v1/accounts/" + account + "/credits");
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
