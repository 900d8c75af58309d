package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What finance does with invoices at a desk: find them, look at them, make them final, and take them back. */
@ApplicationScoped
public class InvoiceDesk {

    private static final UUID NOT_KEPT = new UUID(0, 0);

    private final InvoiceSearch search;
    private final Finalisation finalisation;
    private final CreditNoteService notes;
    private final UpcomingInvoices upcoming;
    private final Clock clock;

    InvoiceDesk(
            InvoiceSearch search,
            Finalisation finalisation,
            CreditNoteService notes,
            UpcomingInvoices upcoming,
            Clock clock) {
        this.search = search;
        this.finalisation = finalisation;
        this.notes = notes;
        this.upcoming = upcoming;
        this.clock = clock;
    }

    /** An invoice and what was taken back of it. */
    public record Shown(KeptInvoice kept, Standing standing, List<CreditNote> notes) {
        public Shown {
            notes = List.copyOf(notes);
        }

        /** What was taken back of a line, by its number from 1. */
        public BigDecimal credited(int line) {
            return notes.stream()
                    .flatMap(note -> note.lines().stream())
                    .filter(credited -> credited.line() == line)
                    .map(CreditNote.Line::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What is left of a line. */
        public BigDecimal left(int line) {
            return kept.invoice().lines().get(line - 1).amount().subtract(credited(line));
        }
    }

    public Page<FoundInvoice> list(InvoiceQuery query, PageRequest page) {
        return Page.of(search.list(query, page.after(), page.limit() + 1), page.limit(), FoundInvoice::place);
    }

    /** What all that fit add up to, by currency. */
    public List<InvoiceSum> sums(InvoiceQuery query) {
        return search.sums(query);
    }

    public Shown find(UUID invoiceId) {
        InvoiceRow row = finalisation.find(invoiceId);
        return new Shown(KeptInvoice.of(row), Standing.valueOf(row.standing().name()), notes.of(invoiceId));
    }

    /** What an account's invoice of the running month would be now. */
    public Invoice upcoming(String accountId) {
        return upcoming.of(accountId, clock.instant());
    }

    /** An invoice as if it were a draft that was drawn now. */
    public KeptInvoice notKept(Invoice invoice) {
        return new KeptInvoice(NOT_KEPT, null, clock.instant(), null, null, invoice);
    }

    public void finalise(UUID invoiceId) {
        finalisation.finalise(invoiceId);
    }

    public void voidWhole(UUID invoiceId, String reason) {
        notes.voidWhole(invoiceId, new CreditNoteService.Asked("void", reason, null));
    }

    /** @param amounts of which line, by its number from 1; null: all that is left of the invoice */
    public void credit(UUID invoiceId, String creditNoteId, String reason, @Nullable Map<Integer, BigDecimal> amounts) {
        List<Crediting.Asked> lines = amounts == null
                ? null
                : amounts.entrySet().stream()
                        .map(entry -> new Crediting.Asked(entry.getKey(), entry.getValue()))
                        .toList();
        notes.issue(invoiceId, new CreditNoteService.Asked(creditNoteId, reason, lines));
    }
}
