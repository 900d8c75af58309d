package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FinalisationTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final PlanVersion PLUS = new PlanVersion("plus", 1);
    private static final Instant OCTOBER = Instant.parse("2026-10-05T08:00:00Z");

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void finalisesAnInvoiceForGood() throws SQLException {
        String account = stack.openAccount("plus");
        invoicing.seat(account);
        stack.publish(Usages.event(account, "one", PLUS, OCTOBER));
        invoicing.awaitPriced(account, 1);
        String invoice = invoicing.draw(account);
        Invoicing.finalise(invoice)
                .then()
                .statusCode(200)
                .body("status", equalTo("FINALISED"))
                .body("number", matchesPattern("\\d{4}-\\d{6}"))
                .body("invoice.totals.total", equalTo("20.00"));
        String number =
                Invoicing.finalise(invoice).then().statusCode(200).extract().path("number");
        given().get("/v1/audit-entries/billing?subject=" + invoice)
                .then()
                .body("items.action", contains("invoice.finalised"))
                .body("items[0].after.number", equalTo(number))
                .body("items[0].after.totals.total", equalTo("20.00"));
        assertThat(stack.number("select count(*) from ledger_entry where transfer_id = '" + invoice + "'"))
                .isEqualTo(3);
        assertThatThrownBy(() -> stack.asService("update invoice set total = 0 where invoice_id = '" + invoice + "'"))
                .hasMessageContaining("never changes");
    }

    @Test
    void invoicesLateUsageInTheNextOpenMonth() throws SQLException {
        String account = invoicing.accountWithUsage();
        String invoice = invoicing.draw(account);
        Invoicing.finalise(invoice).then().statusCode(200);
        stack.publish(Usages.event(account, "late", API, OCTOBER));
        invoicing.awaitPriced(account, 2);
        String next = invoicing.draw(account, "2026-11");
        given().get("/v1/invoices/" + next)
                .then()
                .body("invoice.lines[0].usedIn", equalTo("2026-10"))
                .body("invoice.totals.events", equalTo(1));
        given().get("/v1/audit/books").then().body("balanced", equalTo(true));
    }

    @Test
    void refusesToFinaliseWhatIsNotComplete() {
        String account = invoicing.accountWithUsage();
        stack.publish(Usages.event(account, "waiting", new PlanVersion("api", 99), OCTOBER));
        stack.awaitNumber("select count(*) from pending_event where account_id = '" + account + "'", 1);
        Invoicing.finalise(invoicing.draw(account))
                .then()
                .statusCode(409)
                .body("detail", containsString("wait for their price"));
    }

    @Test
    void refusesToFinaliseAMonthThatHasNotEnded() throws SQLException {
        String account = invoicing.accountWithUsage();
        String invoice = invoicing.draw(account);
        stack.asOwner("update invoice set period = '2098-01-01' where invoice_id = '" + invoice + "'");
        Invoicing.finalise(invoice).then().statusCode(409).body("detail", containsString("period ends"));
        stack.asOwner("delete from invoice where invoice_id = '" + invoice + "'");
    }

    @Test
    void givesInvoicesThatBecomeFinalAtOnceNumbersWithoutAGap() {
        List<String> invoices = Stream.generate(() -> invoicing.draw(invoicing.accountWithUsage()))
                .limit(6)
                .toList();
        List<CompletableFuture<String>> numbers = Stream.concat(invoices.stream(), invoices.stream())
                .map(invoice -> CompletableFuture.supplyAsync(
                        () -> Invoicing.finalise(invoice)
                                .then()
                                .statusCode(200)
                                .extract()
                                .<String>path("number"),
                        Thread::startVirtualThread))
                .toList();
        List<Integer> given = numbers.stream()
                .map(number -> Integer.parseInt(number.join().substring(5)))
                .distinct()
                .sorted()
                .toList();
        assertThat(given).hasSameSizeAs(invoices);
        assertThat(given.getLast() - given.getFirst()).isEqualTo(invoices.size() - 1);
    }
}
