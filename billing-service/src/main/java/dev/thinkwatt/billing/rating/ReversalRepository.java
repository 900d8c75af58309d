package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.batch.RowSet;
import dev.thinkwatt.billing.ledger.Ledger;
import dev.thinkwatt.billing.ledger.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reversals at rest: each charge is taken back once at most, with the transfer that books it. */
@ApplicationScoped
class ReversalRepository {

    private final Ledger ledger;

    ReversalRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    void add(Connection connection, List<Reversal> reversals, Instant reversedAt) throws SQLException {
        RowSet.of(reversals)
                .column("account_id", "text", reversal -> reversal.charge().accountId())
                .column("event_id", "uuid", reversal -> reversal.charge().eventId())
                .column("corrected_by", "uuid", Reversal::correctedBy)
                .column("transfer_id", "uuid", Reversal::transferId)
                .column(
                        "invoice_month",
                        "date",
                        reversal -> reversal.invoiceMonth().atDay(1))
                .column("reversed_at", "timestamptz", reversal -> reversedAt)
                .insertInto(connection, "reversal");
        ledger.post(
                connection, reversals.stream().map(ReversalRepository::transfer).toList());
    }

    private static Transfer transfer(Reversal reversal) {
        return ChargeRepository.transfer(reversal.charge()).reversed(reversal.transferId(), Transfer.Cause.REVERSAL);
    }
}
