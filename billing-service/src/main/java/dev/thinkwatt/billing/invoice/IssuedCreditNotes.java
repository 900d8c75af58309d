package dev.thinkwatt.billing.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads credit notes with their invoices: one, or those that were issued in a month (UTC), one at a time. */
public final class IssuedCreditNotes {

    private static final int FETCH_SIZE = 100;

    private static final String READ = """
            select i.invoice_id, i.number, i.drawn_at, i.finalised_at, i.due_on, i.document, n.document as note
            from credit_note n join invoice i using (invoice_id)
            """;

    private static final String CHOSEN =
            " where date_trunc('month', n.issued_at at time zone 'UTC') = ? and (?::text is null or n.account_id = ?)";

    private IssuedCreditNotes() {}

    /** One note, by its id. */
    public static Optional<KeptCreditNote> find(Connection connection, UUID creditNoteId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ + " where n.credit_note_id = ?")) {
            statement.setObject(1, creditNoteId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** How many there are. */
    public static long count(Connection connection, YearMonth month, @Nullable String accountId) throws SQLException {
        try (PreparedStatement statement =
                        choose(connection, "select count(*) from credit_note n" + CHOSEN, month, accountId);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Hands them over by number. The caller is in a transaction. */
    public static void each(
            Connection connection, YearMonth month, @Nullable String accountId, Consumer<KeptCreditNote> each)
            throws SQLException {
        try (PreparedStatement statement = choose(connection, READ + CHOSEN + " order by n.number", month, accountId)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(read(row));
                }
            }
        }
    }

    private static PreparedStatement choose(
            Connection connection, String query, YearMonth month, @Nullable String accountId) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setObject(1, month.atDay(1).atStartOfDay());
        statement.setString(2, accountId);
        statement.setString(3, accountId);
        return statement;
    }

    private static KeptCreditNote read(ResultSet row) throws SQLException {
        try {
            return new KeptCreditNote(
                    Json.tolerant().readValue(row.getString("note"), CreditNote.class), FinalInvoices.read(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a credit note was written as JSON", e);
        }
    }
}
