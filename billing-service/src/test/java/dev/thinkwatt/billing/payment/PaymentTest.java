package dev.thinkwatt.billing.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.thinkwatt.billing.invoice.Invoicing;
import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments of an invoice of 20.00. */
@QuarkusTest
class PaymentTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    private String account = "";
    private String invoice = "";

    @BeforeEach
    void drawAnInvoice() throws SQLException {
        account = stack.openAccount("plus");
        invoicing.seat(account);
        invoice = invoicing.draw(account);
    }

    @Test
    void paysAnInvoiceInParts() throws SQLException {
        pay("early", "1").then().statusCode(404).body("detail", containsString("no final invoice"));
        Invoicing.finalise(invoice).then().statusCode(200);
        assertThat(stack.number(
                        "select due_on - (finalised_at at time zone 'UTC')::date from invoice where invoice_id = '"
                                + invoice + "'"))
                .isEqualTo(30);
        given().get("/v1/receivables?account=" + account)
                .then()
                .body("items", hasSize(1))
                .body("items[0].open", equalTo("20.00"));

        pay("first", "12.50").then().statusCode(201).body("items", hasSize(1));
        pay("first", "12.50").then().statusCode(200).body("items", hasSize(1));
        pay("first", "12.51").then().statusCode(409);
        pay("second", "7.51")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("amount"))
                .body("violations[0].rule", containsString("7.50"));
        given().get("/v1/invoices/" + invoice).then().body("status", equalTo("FINALISED"));
        pay("second", "7.50").then().statusCode(201).body("items.amount", equalTo(List.of("12.50", "7.50")));

        given().get("/v1/invoices/" + invoice).then().body("status", equalTo("PAID"));
        given().get("/v1/receivables?account=" + account).then().body("items", hasSize(0));
        assertThat(booked("receivable")).isZero();
        assertThat(booked("cash")).isEqualTo(2000);
        given().get("/v1/audit-entries/billing?subject=" + invoice)
                .then()
                .body("items.action", hasItem("payment.recorded"));
        given().get("/v1/audit/books").then().body("differences", equalTo(List.of()));
    }

    @Test
    void listsWhatIsOverdue() throws SQLException {
        Invoicing.finalise(invoice).then().statusCode(200);
        given().get("/v1/receivables?overdue=true&account=" + account).then().body("items", hasSize(0));
        stack.asOwner("alter table invoice disable trigger invoice_stays_final");
        stack.asOwner("update invoice set due_on = '2026-01-31' where invoice_id = '" + invoice + "'");
        stack.asOwner("alter table invoice enable trigger invoice_stays_final");

        given().get("/v1/receivables?overdue=true&account=" + account)
                .then()
                .statusCode(200)
                .body("items[0].invoiceId", equalTo(invoice))
                .body("items[0].dueOn", equalTo("2026-01-31"));

        String cursor = given().get("/v1/receivables?overdue=true&limit=1").path("next");
        assertThat(cursor == null
                        || given().get("/v1/receivables?overdue=true&limit=1&after=" + cursor)
                                        .statusCode()
                                == 200)
                .isTrue();
        given().get("/v1/receivables?after=bm9uZQ").then().statusCode(400);
    }

    @Test
    void refusesWhatIsNoPayment() {
        Invoicing.finalise(invoice).then().statusCode(200);
        refused(Map.of("paymentId", "bad", "amount", "0", "receivedOn", "2026-01-01"), "amount");
        refused(Map.of("paymentId", "bad", "amount", "0.001", "receivedOn", "2026-01-01"), "amount");
        refused(Map.of("paymentId", "bad", "amount", "1", "receivedOn", "2098-01-01"), "receivedOn");
        refused(Map.of("paymentId", "bad", "amount", "1"), "receivedOn");
        given().get("/v1/invoices/" + invoice + "/payments").then().body("items", hasSize(0));
    }

    private void refused(Map<String, Object> body, String field) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/invoices/" + invoice + "/payments")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    private Response pay(String id, String amount) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("paymentId", id, "amount", amount, "receivedOn", "2026-01-01"))
                .post("/v1/invoices/" + invoice + "/payments");
    }

    private long booked(String ledgerAccount) throws SQLException {
        return stack.number("select (coalesce(sum(amount), 0) * 100)::bigint from ledger_entry where account_id = '"
                + account + "' and ledger_account = '" + ledgerAccount + "'");
    }
}
