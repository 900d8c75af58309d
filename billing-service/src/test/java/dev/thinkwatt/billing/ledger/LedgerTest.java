package dev.thinkwatt.billing.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerTest {

    @Inject
    Stack stack;

    @Test
    void refusesATransferOutOfBalance() {
        assertThatThrownBy(
                        () -> stack.asService(
                                "insert into ledger_entry (account_id, transfer_id, line, cause, ledger_account, amount, currency)"
                                        + " values ('x', gen_random_uuid(), 0, 'USAGE', 'receivable', 0.000000000000000001, 'USD')"))
                .hasMessageContaining("out of balance by 0.000000000000000001 USD");
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
