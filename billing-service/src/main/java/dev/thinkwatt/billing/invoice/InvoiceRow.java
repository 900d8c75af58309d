package dev.thinkwatt.billing.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** An invoice at rest: the document word for word, and of it what lists and the audit ask for. */
@Entity
@Table(name = "invoice")
class InvoiceRow {

    /** A draft is drawn again by every run; a finalised invoice never changes. */
    enum Status {
        DRAFT,
        FINALISED,
        /** Final, and nothing is open of it any more: payments, credit, credit notes. At rest it stays as it was. */
        PAID,
        /** Final, and taken back whole by a credit note. At rest it stays as it was. */
        VOID
    }

    @Id
    UUID invoiceId;

    @Column
    String accountId;

    @Column
    LocalDate period;

    @Column
    @Enumerated(EnumType.STRING)
    Status status;

    @Nullable String number;

    @Column
    String currency;

    @Column
    long events;

    @Column
    BigDecimal exactAmount;

    @Column
    BigDecimal total;

    @Column
    String document;

    @Column
    Instant drawnAt;

    @Nullable Instant finalisedAt;

    @Nullable LocalDate dueOn;

    @Formula("exists (select 1 from credit_note n where n.invoice_id = invoice_id and n.kind = 'VOID')")
    boolean isVoid;

    @Formula(
            "exists (select 1 from receivable r where r.invoice_id = invoice_id and r.open <= 0 and r.paid + r.paid_by_credit - r.returned > 0)")
    boolean isPaid;

    static InvoiceRow draft(String accountId, YearMonth period) {
        InvoiceRow row = new InvoiceRow();
        row.invoiceId = UUID.randomUUID();
        row.accountId = accountId;
        row.period = period.atDay(1);
        row.status = Status.DRAFT;
        return row;
    }

    void hold(Invoice invoice, Instant now) {
        currency = invoice.currency().getCurrencyCode();
        events = invoice.totals().events();
        exactAmount = invoice.totals().exact();
        total = invoice.totals().total();
        document = write(invoice);
        drawnAt = now;
    }

    void finalise(String givenNumber, Instant now, int paymentDays) {
        status = Status.FINALISED;
        number = givenNumber;
        finalisedAt = now;
        dueOn = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(paymentDays);
    }

    /** What is said of it. */
    Status standing() {
        if (isVoid) {
            return Status.VOID;
        }
        return isPaid ? Status.PAID : status;
    }

    boolean isFinal() {
        return status == Status.FINALISED;
    }

    YearMonth month() {
        return YearMonth.from(period);
    }

    Invoice invoice() {
        try {
            return Json.tolerant().readValue(document, Invoice.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("invoice " + invoiceId + " was written as JSON", e);
        }
    }

    private static String write(Invoice invoice) {
        try {
            return Json.tolerant().writeValueAsString(invoice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an invoice is always JSON", e);
        }
    }
}
