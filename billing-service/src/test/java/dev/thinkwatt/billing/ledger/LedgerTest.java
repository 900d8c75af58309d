package dev.thinkwatt.billing.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.thinkwatt.billing.invoice.Invoicing;
import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @Test
    void refusesATransferOutOfBalance() {
        assertThatThrownBy(
                        () -> stack.asService(
                                "insert into ledger_entry (account_id, transfer_id, line, cause, ledger_account, amount, currency)"
                                        + " values ('x', gen_random_uuid(), 0, 'USAGE', 'receivable', 0.000000000000000001, 'USD')"))
                .hasMessageContaining("out of balance by 0.000000000000000001 USD");
    }

    @Test
    void isAddedUpAtAnyTime() {
        String account = invoicing.accountWithUsage();
        List<Map<String, String>> balances = given().get("/v1/ledger/balances?account=" + account)
                .then()
                .statusCode(200)
                .body("balances.currency", everyItem(equalTo("USD")))
                .body("balances.ledgerAccount", contains("receivable", "revenue:energy", "revenue:usage"))
                .extract()
                .path("balances");
        assertThat(balances.stream()
                        .map(balance -> new BigDecimal(balance.get("balance")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isZero();
        given().get("/v1/ledger/balances?before=2001-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("balances", empty());
        given().get("/v1/ledger/balances?before=yesterday")
                .then()
                .statusCode(400)
                .body("violations.field", contains("before"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount = 0",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update charge set charged = 0",
                "delete from charge",
                "update usage_event set payload = ''",
                "delete from usage_event",
                "delete from closed_month"
            })
    void neverChangesWhatIsBooked(String sql) {
        assertThatThrownBy(() -> stack.asService(sql)).hasMessageContaining("permission denied");
    }
}
