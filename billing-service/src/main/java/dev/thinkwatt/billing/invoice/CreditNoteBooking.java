package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.credit.CreditReturns;
import dev.thinkwatt.billing.ledger.Ledger;
import dev.thinkwatt.billing.ledger.Transfer;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a credit note adds: itself with its number, a transfer that mirrors the invoice's streams, a line of the audit trail,
 * and the credit that it gives back. */
@ApplicationScoped
class CreditNoteBooking {

    private final CreditNotes notes;
    private final Ledger ledger;
    private final CreditReturns returns;
    private final Audit audit;
    private final Clock clock;

    CreditNoteBooking(CreditNotes notes, Ledger ledger, CreditReturns returns, Audit audit, Clock clock) {
        this.notes = notes;
        this.ledger = ledger;
        this.returns = returns;
        this.audit = audit;
        this.clock = clock;
    }

    List<CreditNote> of(Connection connection, UUID invoiceId) throws SQLException {
        return notes.of(connection, invoiceId);
    }

    void issue(
            Connection connection,
            InvoiceRow row,
            CreditNote.Kind kind,
            String reason,
            List<CreditNote.Line> lines,
            Crediting crediting)
            throws SQLException {
        Instant now = clock.instant();
        BigDecimal net = Crediting.net(lines);
        BigDecimal tax = crediting.tax(lines);
        CreditNote note = new CreditNote(
                UUID.randomUUID(),
                notes.nextNumber(connection, now.atOffset(ZoneOffset.UTC).getYear()),
                kind,
                row.invoiceId,
                Objects.requireNonNull(row.number),
                row.accountId,
                Currency.getInstance(row.currency),
                reason,
                now,
                lines,
                net.add(tax),
                net,
                tax);
        notes.add(connection, note);
        Transfer owed = Transfer.owed(
                row.accountId,
                note.creditNoteId(),
                Transfer.Cause.CREDIT_NOTE,
                note.currency(),
                crediting.streams(lines));
        ledger.post(connection, List.of(owed.reversed(note.creditNoteId(), Transfer.Cause.CREDIT_NOTE)));
        audit.record(Act.created("credit-note.issued", "invoice", row.invoiceId.toString(), note));
        returns.giveBack(connection, row.accountId, row.invoiceId, note.number())
                .forEach(credit -> audit.record(Act.created("credit.returned", "account", row.accountId, credit)));
    }
}
