package dev.thinkwatt.billing.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Credit notes at rest. */
@ApplicationScoped
class CreditNotes {

    private static final String ADD = """
            insert into credit_note (credit_note_id, invoice_id, account_id, kind, number, currency, total, document, issued_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String NEXT_NUMBER = """
            insert into credit_note_number (year, last) values (?, 1)
            on conflict (year) do update set last = credit_note_number.last + 1 returning last
            """;

    /** The next number of a year. Its row is locked until the caller's transaction ends, so that no number is skipped. */
    String nextNumber(Connection connection, int year) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_NUMBER)) {
            statement.setInt(1, year);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return "CN-%d-%06d".formatted(year, row.getInt(1));
            }
        }
    }

    void add(Connection connection, CreditNote note) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, note.creditNoteId());
            statement.setObject(2, note.invoiceId());
            statement.setString(3, note.accountId());
            statement.setString(4, note.kind().name());
            statement.setString(5, note.number());
            statement.setString(6, note.currency().getCurrencyCode());
            statement.setBigDecimal(7, note.total());
            statement.setString(8, write(note));
            statement.setObject(9, note.issuedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** The notes of an invoice, in the order of their numbers. */
    List<CreditNote> of(Connection connection, UUID invoiceId) throws SQLException {
        List<CreditNote> notes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select document from credit_note where invoice_id = ? order by issued_at, number")) {
            statement.setObject(1, invoiceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    notes.add(read(row.getString(1)));
                }
            }
        }
        return notes;
    }

    private static CreditNote read(String document) {
        try {
            return Json.tolerant().readValue(document, CreditNote.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a credit note was written as JSON", e);
        }
    }

    private static String write(CreditNote note) {
        try {
            return Json.tolerant().writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a credit note is always JSON", e);
        }
    }
}
