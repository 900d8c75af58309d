package dev.thinkwatt.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.billing.ledger.Transfer.Cause;
import dev.thinkwatt.billing.ledger.Transfer.Leg;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransferTest {

    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void owesWhatIsCredited() {
        Transfer transfer = Transfer.owed(
                "acme",
                UUID.randomUUID(),
                Cause.USAGE,
                USD,
                Map.of(
                        LedgerAccount.REVENUE_USAGE, new BigDecimal("0.0065"),
                        LedgerAccount.REVENUE_ENERGY, new BigDecimal("-0.000001")));
        assertThat(transfer.legs().getFirst()).isEqualTo(new Leg(LedgerAccount.RECEIVABLE, new BigDecimal("0.006499")));
        assertThat(transfer.legs()).hasSize(3);
    }

    @Test
    void keepsItsReceivableEvenIfNothingIsOwed() {
        Transfer transfer = Transfer.owed("acme", UUID.randomUUID(), Cause.USAGE, USD, Map.of());
        assertThat(transfer.legs()).containsExactly(new Leg(LedgerAccount.RECEIVABLE, BigDecimal.ZERO));
    }

    @Test
    void refusesToBeOutOfBalance() {
        List<Leg> legs = List.of(new Leg(LedgerAccount.RECEIVABLE, BigDecimal.ONE));
        assertThatThrownBy(() -> new Transfer("acme", UUID.randomUUID(), Cause.USAGE, USD, legs))
                .hasMessageContaining("out of balance by 1");
    }
}
