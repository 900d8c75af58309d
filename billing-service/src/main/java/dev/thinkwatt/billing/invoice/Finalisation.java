package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.account.BilledAccounts.BilledAccount;
import dev.thinkwatt.billing.rating.Backlog;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** Freezes an invoice: drawn a last time, numbered, booked, and its month closed, all in one transaction. */
@ApplicationScoped
class Finalisation {

    private final DataSource database;
    private final InvoiceRepository invoices;
    private final BilledAccounts accounts;
    private final InvoiceDrawer drawer;
    private final InvoiceBooking booking;

    Finalisation(
            DataSource database,
            InvoiceRepository invoices,
            BilledAccounts accounts,
            InvoiceDrawer drawer,
            InvoiceBooking booking) {
        this.database = database;
        this.invoices = invoices;
        this.accounts = accounts;
        this.drawer = drawer;
        this.booking = booking;
    }

    /** Finalises an invoice; one that is final already stays as it is. */
    @Transactional
    InvoiceRow finalise(UUID invoiceId) {
        try (Connection connection = database.getConnection()) {
            booking.lock(connection, invoices.accountOf(invoiceId).orElseThrow(() -> unknown(invoiceId)));
            InvoiceRow row = find(invoiceId);
            if (!row.isFinal()) {
                finalise(connection, row);
            }
            return row;
        } catch (InvoiceNotDrawn e) {
            throw e.asProblem();
        } catch (SQLException e) {
            throw new IllegalStateException("invoice " + invoiceId + " cannot be finalised", e);
        }
    }

    @Transactional
    InvoiceRow find(UUID invoiceId) {
        return invoices.findByIdOptional(invoiceId).orElseThrow(() -> unknown(invoiceId));
    }

    private static ProblemException unknown(UUID invoiceId) {
        return ProblemException.notFound("There is no invoice " + invoiceId + ".");
    }

    private void finalise(Connection connection, InvoiceRow row) throws SQLException {
        BilledAccount billed = accounts.lock(row.accountId).orElseThrow();
        Instant now = booking.now();
        Invoice invoice = drawer.drawLast(billed, row.month(), now);
        if (now.isBefore(invoice.until())) {
            throw ProblemException.conflict("Its period ends at " + invoice.until() + ", and it is final only then.");
        }
        long pending = Backlog.pending(connection, row.accountId, invoice.until());
        if (pending > 0) {
            throw ProblemException.conflict(pending + " events of its period wait for their price; see GET /v1/usage.");
        }
        Backlog.openBefore(connection, row.accountId, row.month()).ifPresent(open -> {
            throw ProblemException.conflict("Its account has usage of " + open
                    + " that is not final yet: months are made final in their order.");
        });
        if (invoice.tax() == null) {
            throw ProblemException.conflict("It stays a draft, for its tax cannot be told. " + invoice.taxMissing());
        }
        row.hold(invoice, now);
        booking.book(connection, row.invoiceId, invoice, drawer.planCredit(billed, row.month()));
        number(connection, row, LocalDate.ofInstant(now, ZoneOffset.UTC));
        booking.record(row, invoice);
    }

    /** The last thing to be done, as everybody else waits for the next number. Numbers and their dates have one order. */
    private void number(Connection connection, InvoiceRow row, LocalDate drawnOn) throws SQLException {
        String number = InvoiceNumbers.next(connection, drawnOn.getYear());
        Instant now = booking.now();
        if (!LocalDate.ofInstant(now, ZoneOffset.UTC).equals(drawnOn)) {
            throw ProblemException.conflict("It was drawn for " + drawnOn + ", which has just ended. Ask again.");
        }
        row.finalise(number, now, drawer.paymentDays());
    }
}
