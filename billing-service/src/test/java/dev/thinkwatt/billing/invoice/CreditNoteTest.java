package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credit notes of an invoice of 1.50 for input and requests of {@code tiered}. */
@QuarkusTest
class CreditNoteTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    private String account = "";
    private String invoice = "";

    @BeforeEach
    void drawAnInvoice() {
        stack.publishCatalog();
        account = stack.openAccount("tiered");
        stack.publish(Usages.event(
                account,
                "one",
                new PlanVersion("tiered", 1),
                Instant.parse("2026-10-05T08:00:00Z"),
                Usage.ofText(1_503, 1)));
        invoicing.awaitPriced(account, 1);
        invoice = invoicing.draw(account);
    }

    @Test
    void takesBackPartsAndThenTheRest() throws SQLException {
        Invoicing.finalise(invoice).then().statusCode(200).body("invoice.totals.total", equalTo("1.50"));
        Map<String, Object> part = note("part", List.of(Map.of("line", 3, "amount", "0.40")));

        issue(part)
                .then()
                .statusCode(201)
                .body("items[0].kind", equalTo("PARTIAL"))
                .body("items[0].number", matchesPattern("CN-\\d{4}-\\d{6}"))
                .body("items[0].total", equalTo("0.40"));
        issue(part).then().statusCode(200).body("items", hasSize(1));
        issue(note("part", List.of(Map.of("line", 3, "amount", "0.41")))).then().statusCode(409);
        issue(note("more", List.of(Map.of("line", 3, "amount", "0.61"))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("lines[0].amount"))
                .body("violations[0].rule", containsString("0.60"));
        assertThat(booked("receivable")).isEqualTo(110);

        issue(note("rest", null))
                .then()
                .statusCode(201)
                .body("items[1].kind", equalTo("WHOLE"))
                .body("items[1].total", equalTo("1.10"));

        assertThat(booked("receivable")).isZero();
        assertThat(booked("revenue:usage")).isZero();
        assertThat(booked("rounding")).isZero();
        issue(note("again", null)).then().statusCode(409);
        balanced();
    }

    @Test
    void voidsAnInvoiceOnce() throws SQLException {
        voidIt("too early").then().statusCode(409).body("detail", containsString("draft"));
        Invoicing.finalise(invoice).then().statusCode(200);

        voidIt("wrong").then().statusCode(201).body("items[0].kind", equalTo("VOID"));
        voidIt("wrong").then().statusCode(200).body("items", hasSize(1));
        voidIt("otherwise").then().statusCode(409);

        given().get("/v1/invoices/" + invoice)
                .then()
                .body("status", equalTo("VOID"))
                .body("invoice.totals.total", equalTo("1.50"));
        given().get("/v1/audit-entries/billing?subject=" + invoice)
                .then()
                .body("items.action", hasItem("credit-note.issued"));
        assertThat(booked("receivable")).isZero();
        balanced();
    }

    @Test
    void voidsNothingThatWasTakenBackInPart() {
        Invoicing.finalise(invoice).then().statusCode(200);
        issue(note("part", List.of(Map.of("line", 3, "amount", "0.40")))).then().statusCode(201);

        voidIt("wrong").then().statusCode(409).body("detail", containsString("took back some of it"));
    }

    @Test
    void givesNumbersWithoutAGap() throws SQLException {
        Invoicing.finalise(invoice).then().statusCode(200);
        issue(note("bad", List.of(Map.of("line", 9, "amount", "1")))).then().statusCode(400);
        issue(note("good", null)).then().statusCode(201);

        assertThat(stack.number("select max(right(number, 6)::int) - count(*) from credit_note"))
                .isZero();
    }

    private Response issue(Map<String, Object> note) {
        return given().contentType(ContentType.JSON).body(note).post("/v1/invoices/" + invoice + "/credit-notes");
    }

    private Response voidIt(String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/v1/invoices/" + invoice + "/void");
    }

    private static Map<String, Object> note(String id, @Nullable List<Map<String, Object>> lines) {
        return lines == null
                ? Map.of("creditNoteId", id, "reason", "test")
                : Map.of("creditNoteId", id, "reason", "test", "lines", lines);
    }

    /** In thousandths of a cent, so that no rounding hides. */
    private long booked(String ledgerAccount) throws SQLException {
        return stack.number("select (sum(amount) * 100000)::bigint / 1000 from ledger_entry where account_id = '"
                + account + "' and ledger_account = '" + ledgerAccount + "'");
    }

    private static void balanced() {
        given().get("/v1/audit/books")
                .then()
                .body("differences", equalTo(List.of()))
                .body("balanced", equalTo(true));
    }
}
