package dev.thinkwatt.billing.usage;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.rating.Charges;
import dev.thinkwatt.billing.rating.UsageReader;
import dev.thinkwatt.model.usage.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event with all that is known of it. */
@ApplicationScoped
class EventRepository {

    private static final String EVENT = """
            select u.payload, p.missing, p.detail, k.error, r.corrected_by, r.invoice_month as reversed_in, r.transfer_id, c.*
            from event_seen s join usage_event u using (account_id, event_id)
                left join charge c on c.account_id = s.account_id and c.event_id = s.event_id
                left join reversal r on r.account_id = s.account_id and r.event_id = s.event_id
                left join pending_event p on p.account_id = s.account_id and p.event_id = s.event_id
                left join parked_event k on k.payload_hash = s.payload_hash and k.reason = 'UNPRICEABLE'
            where s.event_id = ?
            """;

    private static final String ENTRIES = """
            select ledger_account, amount, currency from ledger_entry
            where account_id = ? and transfer_id = ? order by line
            """;

    private final DataSource database;

    EventRepository(DataSource database) {
        this.database = database;
    }

    /** An event, and either its charge or why it has none; and what corrected it, if something did. */
    record Known(
            UsageEvent event,
            @Nullable Charge charge,
            @Nullable String waitsFor,
            @Nullable String refusal,
            List<Entry> entries,
            @Nullable Reversal reversal) {}

    /**
     * Another event stands for it: which one, in which month's invoice its charge was taken back, and how that was booked. An
     * event that had no charge has no such month and no entries.
     */
    @Schema(name = "Reversal")
    record Reversal(UUID correctedBy, @Nullable YearMonth invoiceMonth, List<Entry> ledger) {}

    /** An entry of the transfer that booked it. */
    record Entry(String account, BigDecimal amount, String currency) {}

    Optional<Known> find(UUID eventId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EVENT)) {
            statement.setObject(1, eventId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(known(connection, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("event " + eventId + " cannot be read", e);
        }
    }

    private static Known known(Connection connection, ResultSet row) throws SQLException {
        UsageEvent event = UsageReader.kept(row.getBytes("payload"));
        String missing = row.getString("missing");
        return new Known(
                event,
                row.getString("model") == null ? null : Charges.read(row),
                missing == null ? null : missing + ": " + row.getString("detail"),
                row.getString("error"),
                entries(connection, event.accountId(), event.eventId()),
                reversal(connection, event.accountId(), row));
    }

    private static @Nullable Reversal reversal(Connection connection, String accountId, ResultSet row)
            throws SQLException {
        UUID correctedBy = row.getObject("corrected_by", UUID.class);
        if (correctedBy == null) {
            return null;
        }
        LocalDate month = row.getObject("reversed_in", LocalDate.class);
        return month == null
                ? new Reversal(correctedBy, null, List.of())
                : new Reversal(
                        correctedBy,
                        YearMonth.from(month),
                        entries(connection, accountId, row.getObject("transfer_id", UUID.class)));
    }

    private static List<Entry> entries(Connection connection, String accountId, UUID transferId) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            statement.setString(1, accountId);
            statement.setObject(2, transferId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(row.getString(1), row.getBigDecimal(2), row.getString(3)));
                }
            }
        }
        return entries;
    }
}
