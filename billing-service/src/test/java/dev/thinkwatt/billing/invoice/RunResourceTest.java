package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunResourceTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void runsAreIdempotent() {
        String account = invoicing.accountWithUsage();
        Map<String, Object> body = Map.of("runId", "twice", "period", "2026-10", "accounts", List.of(account));
        Invoicing.post(body).then().statusCode(202);
        Invoicing.awaitCompleted("twice");
        Invoicing.post(body)
                .then()
                .statusCode(202)
                .body("status", equalTo("COMPLETED"))
                .body("accounts.drawn", equalTo(1))
                .body("accounts.total", equalTo(1));
        Invoicing.post(Map.of("runId", "twice", "period", "2026-11"))
                .then()
                .statusCode(409)
                .body("detail", containsString("runId"));
    }

    @Test
    void goesOnWithARunThatACrashLeftUnfinished() throws SQLException {
        String account = invoicing.accountWithUsage();
        stack.asOwner("insert into invoice_run values ('crashed', '2026-10-01', 'RUNNING', now(), null)");
        stack.asOwner("insert into invoice_run_account values ('crashed', '" + account + "', 'WAITING', null)");
        Invoicing.awaitCompleted("crashed").then().body("accounts.drawn", equalTo(1));
    }

    @Test
    void drawsEachAccountOnceThoughSeveralAreDrawnAtATime() throws SQLException {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String account = stack.openAccount("plus");
            invoicing.seat(account);
            accounts.add(account);
        }
        Invoicing.post(Map.of("runId", "several", "period", "2026-10", "accounts", accounts))
                .then()
                .statusCode(202);
        Invoicing.awaitCompleted("several").then().body("accounts.drawn", equalTo(12), "accounts.total", equalTo(12));
        assertThat(stack.number("select count(*) from invoice where account_id in ('" + String.join("', '", accounts)
                        + "') and total = 20"))
                .isEqualTo(12);
    }

    @Test
    void saysWhichAccountsCouldNotBeDrawnAndWhy() throws SQLException {
        String account = stack.openAccount("plus");
        invoicing.seat(account);
        String healthy = invoicing.accountWithUsage();
        stack.asOwner("update subscription set plan_id = 'gone' where account_id = '" + account + "'");
        Invoicing.post(Map.of("runId", "partly", "period", "2026-10", "accounts", List.of(account, healthy)))
                .then()
                .statusCode(202);
        Invoicing.awaitCompleted("partly")
                .then()
                .body("accounts.failed", equalTo(1))
                .body("accounts.drawn", equalTo(1))
                .body("failures[0].accountId", equalTo(account))
                .body("failures[0].error", containsString("is not known"));
    }
}
