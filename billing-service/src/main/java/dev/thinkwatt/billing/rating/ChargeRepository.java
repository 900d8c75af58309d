package dev.thinkwatt.billing.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.batch.RowSet;
import dev.thinkwatt.billing.ledger.Ledger;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.billing.ledger.Transfer;
import dev.thinkwatt.billing.retention.UsagePartitions;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Charges at rest: each is written once, with the transfer that books it. */
@ApplicationScoped
class ChargeRepository {

    private final Ledger ledger;
    private final UsagePartitions partitions;

    ChargeRepository(Ledger ledger, UsagePartitions partitions) {
        this.ledger = ledger;
        this.partitions = partitions;
    }

    void add(Connection connection, List<Charge> charges, Instant ratedAt) throws SQLException {
        partitions.require(connection, charges.stream().map(Charge::chargeMonth).collect(Collectors.toSet()));
        RowSet<Charge> rows = RowSet.of(charges)
                .column("account_id", "text", Charge::accountId)
                .column("event_id", "uuid", Charge::eventId)
                .column("subscriber_id", "text", Charge::subscriberId)
                .column("model", "text", Charge::model)
                .column("plan_id", "text", charge -> charge.rated().plan().id())
                .column("plan_version", "int4", charge -> charge.rated().plan().version())
                .column("site", "text", Charge::site)
                .column("service_tier", "text", Charge::tier)
                .column("started_at", "timestamptz", Charge::startedAt)
                .column("charge_month", "date", charge -> charge.chargeMonth().atDay(1))
                .column("invoice_month", "date", charge -> charge.invoiceMonth().atDay(1))
                .column("included", "bool", charge -> charge.rated().included())
                .column("currency", "text", charge -> charge.currency().getCurrencyCode())
                .column("worth", "numeric", charge -> charge.rated().worth().amount())
                .column("charged", "numeric", charge -> charge.rated().charged().amount())
                .column("items", "jsonb", charge -> json(charge.rated().items()))
                .column("energy_nwh", "int8", Charge::nanoWattHours)
                .column("energy_amount", "numeric", Charge::energyAmount)
                .column("energy", "jsonb", charge -> json(charge.rated().energy()))
                .column("rated_at", "timestamptz", charge -> ratedAt);
        for (UsageKind kind : UsageKind.values()) {
            if (kind != UsageKind.REQUEST) {
                rows.column(
                        Charges.column(kind), "int8", charge -> charge.usage().quantity(kind));
            }
        }
        rows.insertInto(connection, "charge");
        ledger.post(connection, charges.stream().map(ChargeRepository::transfer).toList());
    }

    static Transfer transfer(Charge charge) {
        return Transfer.owed(
                charge.accountId(),
                charge.eventId(),
                Transfer.Cause.USAGE,
                charge.currency(),
                new EnumMap<>(Map.of(
                        LedgerAccount.REVENUE_USAGE, charge.rated().charged().amount(),
                        LedgerAccount.REVENUE_ENERGY, charge.energyAmount())));
    }

    private static @Nullable String json(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return Json.tolerant().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a charge is always JSON", e);
        }
    }
}
