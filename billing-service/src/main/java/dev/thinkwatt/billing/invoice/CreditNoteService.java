package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.billing.invoice.CreditNote.Kind;
import dev.thinkwatt.billing.invoice.Crediting.Taken;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Issues credit notes: worked out, numbered, kept and booked, all in one transaction. */
@ApplicationScoped
class CreditNoteService {

    private final DataSource database;
    private final Finalisation invoices;
    private final BilledAccounts accounts;
    private final Creations creations;
    private final CreditNoteBooking booking;

    CreditNoteService(
            DataSource database,
            Finalisation invoices,
            BilledAccounts accounts,
            Creations creations,
            CreditNoteBooking booking) {
        this.database = database;
        this.invoices = invoices;
        this.accounts = accounts;
        this.creations = creations;
        this.booking = booking;
    }

    /**
     * A note as it is asked for.
     *
     * @param lines of a partial one; null: all that is left
     */
    record Asked(
            String creditNoteId, String reason, @Nullable List<Crediting.Asked> lines) {}

    /** Whether this call issued it; otherwise an earlier one with the same body did. */
    @Transactional
    boolean issue(UUID invoiceId, Asked asked) {
        return issue(invoiceId, asked, asked.lines() == null ? Kind.WHOLE : Kind.PARTIAL);
    }

    /** Takes back all of an invoice that nothing was taken back of. */
    @Transactional
    boolean voidWhole(UUID invoiceId, Asked asked) {
        return issue(invoiceId, asked, Kind.VOID);
    }

    @Transactional
    List<CreditNote> of(UUID invoiceId) {
        invoices.find(invoiceId);
        try (Connection connection = database.getConnection()) {
            return booking.of(connection, invoiceId);
        } catch (SQLException e) {
            throw new IllegalStateException("credit notes of " + invoiceId + " cannot be read", e);
        }
    }

    private boolean issue(UUID invoiceId, Asked asked, Kind kind) {
        InvoiceRow row = invoices.find(invoiceId);
        // One note of an account at a time: each knows what the ones before took back.
        var _ = accounts.lock(row.accountId).orElseThrow();
        if (!creations.isFirst(
                "credit note", invoiceId + "/" + asked.creditNoteId(), "creditNoteId", Map.of(kind.name(), asked))) {
            return false;
        }
        if (!row.isFinal()) {
            throw ProblemException.conflict(
                    "The invoice is a draft: it can still be drawn anew, and nothing is owed for it.");
        }
        try (Connection connection = database.getConnection()) {
            Crediting crediting = new Crediting(row.invoice(), taken(connection, invoiceId, kind));
            List<CreditNote.Line> lines = asked.lines() == null ? crediting.whole() : crediting.part(asked.lines());
            if (lines.isEmpty()) {
                throw ProblemException.conflict("Nothing is left of the invoice that could be taken back.");
            }
            booking.issue(connection, row, kind, asked.reason(), lines, crediting);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("a credit note of " + invoiceId + " cannot be issued", e);
        }
    }

    /** What was taken back before, by line. */
    private Map<Integer, Taken> taken(Connection connection, UUID invoiceId, Kind kind) throws SQLException {
        List<CreditNote> before = booking.of(connection, invoiceId);
        if (kind == Kind.VOID && !before.isEmpty()) {
            throw ProblemException.conflict("Credit note " + before.getFirst().number()
                    + " took back some of it: what is left can be credited whole.");
        }
        Map<Integer, Taken> taken = new HashMap<>();
        before.stream()
                .flatMap(note -> note.lines().stream())
                .forEach(line -> taken.put(
                        line.line(),
                        taken.getOrDefault(line.line(), Taken.NOTHING).plus(line)));
        return taken;
    }
}
