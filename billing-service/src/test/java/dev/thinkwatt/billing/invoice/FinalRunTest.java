package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that make the invoices final that they draw. */
@QuarkusTest
class FinalRunTest {

    private static final PlanVersion TIERED = new PlanVersion("tiered", 1);
    private static final PlanVersion NOT_PUBLISHED = new PlanVersion("api", 99);
    private static final Instant OCTOBER = Instant.parse("2026-10-05T08:00:00Z");
    private static final Instant SEPTEMBER = Instant.parse("2026-09-05T08:00:00Z");

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void makesEachInvoiceFinalOnceInTheNameOfWhoStartedIt() throws SQLException {
        List<String> accounts = seated(10);
        String drawnBefore = invoicing.accountWithUsage();
        invoicing.draw(drawnBefore);
        String empty = stack.openAccount("plus");
        accounts.add(drawnBefore);
        accounts.add(empty);

        run(accounts)
                .body("finalise", equalTo(true))
                .body("startedBy", equalTo("Max Manyhats"))
                .body("accounts.finalised", equalTo(11))
                .body("accounts.empty", equalTo(1))
                .body("accounts.total", equalTo(12));
        accounts.remove(empty);
        List<Integer> numbers = accounts.stream()
                .map(account -> invoice(account).extract().<String>path("items[0].number"))
                .map(number -> Integer.parseInt(number.substring(5)))
                .sorted()
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(numbers.getLast() - numbers.getFirst()).isEqualTo(accounts.size() - 1);
        String invoice = invoice(accounts.getFirst()).extract().path("items[0].invoiceId");
        given().get("/v1/audit-entries/billing?subject=" + invoice)
                .then()
                .body("items[0].action", equalTo("invoice.finalised"))
                .body("items[0].actor", equalTo("max"))
                .body("items[0].actorKind", equalTo("PERSON"));
        given().get("/v1/audit/books").then().body("balanced", equalTo(true));
    }

    @Test
    void leavesWhatIsFinalAsItIs() {
        String account = invoicing.accountWithUsage();
        run(List.of(account)).body("accounts.finalised", equalTo(1));
        String number = invoice(account).extract().path("items[0].number");

        run(List.of(account))
                .body("accounts.finalised", equalTo(0))
                .body("accounts.alreadyFinal", equalTo(1))
                .body("accounts.failed", equalTo(0));
        invoice(account).body("items[0].number", equalTo(number));
    }

    @Test
    void isToldFromARunOfDraftsUnderTheSameId() {
        String account = invoicing.accountWithUsage();
        String runId = "told-" + UUID.randomUUID();
        Map<String, Object> asked = body(runId, List.of(account));
        Invoicing.post(asked).then().statusCode(202);
        Invoicing.awaitCompleted(runId);
        Invoicing.post(asked).then().statusCode(202).body("accounts.finalised", equalTo(1));
        Invoicing.post(Map.of("runId", runId, "period", "2026-10", "accounts", List.of(account)))
                .then()
                .statusCode(409);
        Invoicing.post(Map.of("runId", runId, "period", "2026-10", "accounts", List.of(account), "finalise", false))
                .then()
                .statusCode(409);
    }

    @Test
    void keepsTheDraftOfWhatCannotBeFinalAndSaysWhy() throws SQLException {
        String healthy = invoicing.accountWithUsage();
        String pending = invoicing.accountWithUsage();
        await(pending, "waiting");
        String onlyPending = stack.openAccount("api");
        await(onlyPending, "alone");
        String earlier = stack.openAccount("tiered");
        stack.publish(Usages.event(earlier, "before", TIERED, SEPTEMBER));
        stack.publish(Usages.event(earlier, "after", TIERED, OCTOBER));
        invoicing.awaitPriced(earlier, 2);
        String untaxed = untaxed();
        String undrawable = seated(1).getFirst();
        stack.asOwner("update subscription set plan_id = 'gone' where account_id = '" + undrawable + "'");

        ValidatableResponse done = run(List.of(healthy, pending, onlyPending, earlier, untaxed, undrawable))
                .body("accounts.finalised", equalTo(1))
                .body("accounts.failed", equalTo(5));
        done.body(reason(pending), containsString("1 events of its period wait for their price"))
                .body(reason(onlyPending), containsString("1 events of its period wait for their price"))
                .body(reason(earlier), containsString("usage of 2026-09 that is not final yet"))
                .body(reason(untaxed), containsString("No VAT rate of PT"))
                .body(reason(undrawable), containsString("is not known"));
        for (String account : List.of(pending, earlier, untaxed)) {
            invoice(account).body("items[0].status", equalTo("DRAFT"));
        }
        invoice(healthy).body("items[0].status", equalTo("FINALISED"));
        invoice(onlyPending).body("items.size()", equalTo(0));
        assertThat(stack.number("select count(*) from closed_month where account_id in ('" + pending + "', '" + earlier
                        + "', '" + untaxed + "')"))
                .isZero();
        given().get("/v1/audit/books").then().body("balanced", equalTo(true));
    }

    @Test
    void refusesAMonthThatIsOverNowhere() {
        YearMonth month = YearMonth.now(ZoneOffset.ofHours(14));
        String runId = "early-" + UUID.randomUUID();
        Invoicing.post(Map.of("runId", runId, "period", month.toString(), "finalise", true))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("period"))
                .body("violations[0].rule", containsString("must be over to be made final"));
        given().get("/v1/invoice-runs/" + runId).then().statusCode(404);
    }

    @Test
    void goesOnWithARunThatACrashLeftUnfinished() throws SQLException {
        String done = invoicing.accountWithUsage();
        Invoicing.finalise(invoicing.draw(done)).then().statusCode(200);
        String waiting = invoicing.accountWithUsage();
        String drawn = invoicing.accountWithUsage();
        invoicing.draw(drawn);
        String runId = "crashed-" + UUID.randomUUID();
        stack.asOwner("with run as (insert into invoice_run (run_id, period, finalise, status, started_at,"
                + " started_by_kind, started_by, started_by_name, signed_in_by) values ('" + runId
                + "', '2026-10-01', true, 'RUNNING', now(), 'PERSON', 'finn', 'Finn Finance', 'SESSION'))"
                + " insert into invoice_run_account values ('" + runId + "', '" + done + "', 'FINALISED', null), ('"
                + runId + "', '" + waiting + "', 'WAITING', null), ('" + runId + "', '" + drawn
                + "', 'WAITING', null)");
        Invoicing.awaitCompleted(runId)
                .then()
                .body("accounts.finalised", equalTo(3))
                .body("accounts.failed", equalTo(0));
        String invoice = invoice(waiting).extract().path("items[0].invoiceId");
        given().get("/v1/audit-entries/billing?subject=" + invoice).then().body("items[0].actor", equalTo("finn"));
    }

    @Test
    void agreesWithSingleCallsMeanwhile() throws SQLException {
        List<String> accounts = seated(8);
        List<String> invoices = accounts.stream().map(invoicing::draw).toList();
        List<CompletableFuture<Void>> calls = invoices.reversed().stream()
                .map(invoice -> CompletableFuture.runAsync(
                        () -> Invoicing.finalise(invoice).then().statusCode(200), Thread::startVirtualThread))
                .toList();
        ValidatableResponse done = run(accounts).body("accounts.failed", equalTo(0));
        calls.forEach(CompletableFuture::join);
        int finalised = done.extract().path("accounts.finalised");
        int already = done.extract().path("accounts.alreadyFinal");
        assertThat(finalised + already).isEqualTo(accounts.size());
        assertThat(stack.number("select count(distinct number) from invoice where account_id in ('"
                        + String.join("', '", accounts) + "')"))
                .isEqualTo(accounts.size());
        given().get("/v1/audit/books").then().body("balanced", equalTo(true));
    }

    @Test
    void listsRunsNewestFirst() {
        String account = stack.openAccount("plus");
        String older = "older-" + UUID.randomUUID();
        String newer = "newer-" + UUID.randomUUID();
        for (String runId : List.of(older, newer)) {
            Invoicing.post(Map.of("runId", runId, "period", "2026-10", "accounts", List.of(account)))
                    .then()
                    .statusCode(202);
            Invoicing.awaitCompleted(runId);
        }
        String next = given().get("/v1/invoice-runs?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].runId", equalTo(newer))
                .body("items[0].finalise", equalTo(false))
                .body("items[0].accounts.empty", equalTo(1))
                .extract()
                .path("next");
        given().get("/v1/invoice-runs?limit=1&after=" + next)
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].runId", equalTo(older));
    }

    private List<String> seated(int count) throws SQLException {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String account = stack.openAccount("plus");
            invoicing.seat(account);
            accounts.add(account);
        }
        return accounts;
    }

    /** An account that owes VAT of a country that no rate is stated of. */
    private String untaxed() throws SQLException {
        String account = "untaxed-" + UUID.randomUUID();
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "accountId", account,
                        "name", "Untaxed",
                        "currency", "USD",
                        "timeZone", "America/New_York",
                        "country", "PT",
                        "planId", "plus",
                        "subscribedAt", "2026-01-01T00:00:00Z"))
                .post("/v1/accounts")
                .then()
                .statusCode(201);
        invoicing.seat(account);
        return account;
    }

    private void await(String account, String request) {
        stack.publish(Usages.event(account, request, NOT_PUBLISHED, OCTOBER));
        stack.awaitNumber("select count(*) from pending_event where account_id = '" + account + "'", 1);
    }

    private static ValidatableResponse run(List<String> accounts) {
        String runId = "final-" + UUID.randomUUID();
        Invoicing.post(body(runId, accounts)).then().statusCode(202);
        return Invoicing.awaitCompleted(runId).then();
    }

    private static Map<String, Object> body(String runId, List<String> accounts) {
        return Map.of("runId", runId, "period", "2026-10", "accounts", accounts, "finalise", true);
    }

    private static ValidatableResponse invoice(String account) {
        return given().get("/v1/invoices?account=" + account + "&period=2026-10")
                .then()
                .statusCode(200);
    }

    private static String reason(String account) {
        return "failures.find { it.accountId == '" + account + "' }.error";
    }
}
