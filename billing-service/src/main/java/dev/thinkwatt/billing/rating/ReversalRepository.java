package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.batch.RowSet;
import dev.thinkwatt.billing.ledger.Ledger;
import dev.thinkwatt.billing.ledger.Transfer;
import dev.thinkwatt.billing.rating.Reversal.Booked;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reversals at rest: each event is taken back once at most, its charge with the transfer that books it. */
@ApplicationScoped
class ReversalRepository {

    private final Ledger ledger;

    ReversalRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    void add(Connection connection, List<Reversal> reversals, Instant reversedAt) throws SQLException {
        RowSet.of(reversals)
                .column("account_id", "text", reversal -> reversal.event().accountId())
                .column("event_id", "uuid", reversal -> reversal.event().eventId())
                .column("corrected_by", "uuid", Reversal::correctedBy)
                .column("transfer_id", "uuid", booked(Booked::transferId))
                .column(
                        "invoice_month",
                        "date",
                        booked(booked -> booked.invoiceMonth().atDay(1)))
                .column("reversed_at", "timestamptz", reversal -> reversedAt)
                .insertInto(connection, "reversal");
        ledger.post(
                connection,
                reversals.stream()
                        .map(Reversal::booked)
                        .filter(Objects::nonNull)
                        .map(ReversalRepository::transfer)
                        .toList());
    }

    private static Function<Reversal, @Nullable Object> booked(Function<Booked, Object> value) {
        return reversal -> reversal.booked() == null ? null : value.apply(reversal.booked());
    }

    private static Transfer transfer(Booked booked) {
        return ChargeRepository.transfer(booked.charge()).reversed(booked.transferId(), Transfer.Cause.REVERSAL);
    }
}
