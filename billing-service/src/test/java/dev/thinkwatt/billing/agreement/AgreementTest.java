package dev.thinkwatt.billing.agreement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

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

/** Agreements on a base fee of 20.00. */
@QuarkusTest
class AgreementTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    private String account = "";

    @BeforeEach
    void openAnAccount() throws SQLException {
        account = stack.openAccount("plus");
        invoicing.seat(account);
    }

    @Test
    void standsOnTheInvoiceAndInTheBooks() throws SQLException {
        Map<String, Object> off = agreement("loyal", Map.of("percent", "12.5"));
        make(off).then().statusCode(201).body("items", hasSize(1));
        make(off).then().statusCode(200).body("items", hasSize(1));
        make(agreement("loyal", Map.of("percent", "13"))).then().statusCode(409);
        make(minimum("floor", "30")).then().statusCode(201);
        make(minimum("floor-2", "40")).then().statusCode(400).body("violations[0].rule", containsString("floor"));

        String october = invoicing.draw(account);
        Invoicing.finalise(october)
                .then()
                .statusCode(200)
                .body("invoice.lines.kind", equalTo(List.of("BASE_FEE", "DISCOUNT", "COMMITMENT")))
                .body("invoice.lines.amount", equalTo(List.of("20.00", "-2.50", "12.50")))
                .body("invoice.totals.total", equalTo("30.00"));

        assertThat(booked("receivable")).isEqualTo(3000);
        assertThat(booked("discounts")).isEqualTo(250);
        assertThat(booked("revenue:commitment")).isEqualTo(-1250);
        make(agreement("late", Map.of("percent", "5")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"))
                .body("violations[0].rule", containsString("2026-10"));
        end("loyal", "2026-10").then().statusCode(400).body("violations[0].field", equalTo("until"));
        end("loyal", "2026-11").then().statusCode(200).body("items[0].until", equalTo("2026-11"));
        given().get("/v1/invoices/" + invoicing.draw(account, "2026-11"))
                .then()
                .body("invoice.lines.amount", equalTo(List.of("20.00", "10.00")));
        given().get("/v1/audit-entries/billing?subject=" + account)
                .then()
                .body("items.action", hasItems("agreement.made", "agreement.ended"));
        balanced();

        stack.asOwner(
                "update agreement set percent = 10 where account_id = '" + account + "' and kind = 'PERCENT_OFF'");
        given().get("/v1/audit/books").then().body("differences.what", hasItem("invoice: lines of agreements"));
        stack.asOwner(
                "update agreement set percent = 12.5 where account_id = '" + account + "' and kind = 'PERCENT_OFF'");
        takeBack(october);
    }

    private void takeBack(String invoice) throws SQLException {
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "test"))
                .post("/v1/invoices/" + invoice + "/void")
                .then()
                .statusCode(201)
                .body("items[0].total", equalTo("30.00"));
        assertThat(booked("receivable")).isZero();
        assertThat(booked("discounts")).isZero();
        balanced();
    }

    @Test
    void refusesWhatIsNoAgreement() {
        refused(agreement("bad", Map.of("percent", "0")), "percent");
        refused(agreement("bad", Map.of("percent", "101")), "percent");
        refused(agreement("bad", Map.of("percent", "1", "amount", "1")), "amount");
        refused(agreement("bad", Map.of("percent", "1", "streams", List.of())), "streams");
        refused(agreement("bad", Map.of("kind", "AMOUNT_OFF", "amount", "0.001")), "amount");
        refused(agreement("bad", Map.of("kind", "MINIMUM", "amount", "1")), "streams");
        refused(agreement("bad", Map.of("percent", "1", "until", "2026-10")), "until");
        refused(agreement("bad", Map.of("percent", "1", "from", "1999-12")), "from");
        refused(agreement("bad", Map.of("percent", "1", "reason", " ")), "reason");
        end("none", "2026-11").then().statusCode(404);
        given().get("/v1/accounts/" + account + "/agreements").then().body("items", hasSize(0));
    }

    private void refused(Map<String, Object> body, String field) {
        make(body).then().statusCode(400).body("violations.field", hasItem(field));
    }

    private static Map<String, Object> agreement(String id, Map<String, Object> other) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "agreementId", id,
                "kind", "PERCENT_OFF",
                "streams", List.of("SUBSCRIPTION"),
                "from", "2026-10",
                "reason", "Framework contract"));
        body.putAll(other);
        return body;
    }

    private static Map<String, Object> minimum(String id, String amount) {
        return Map.of(
                "agreementId",
                id,
                "kind",
                "MINIMUM",
                "amount",
                amount,
                "from",
                "2026-10",
                "reason",
                "Framework contract");
    }

    private Response make(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/accounts/" + account + "/agreements");
    }

    private Response end(String id, String until) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("until", until, "reason", "test"))
                .post("/v1/accounts/" + account + "/agreements/" + id + "/end");
    }

    private long booked(String ledgerAccount) throws SQLException {
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
