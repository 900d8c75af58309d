package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.account.BilledAccounts.BilledAccount;
import dev.thinkwatt.billing.invoice.RunAccountRow.Outcome;
import dev.thinkwatt.billing.invoice.RunAccountRow.Status;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
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
                LastDrawing last = draw(accounts.lock(row.accountId).orElseThrow(), row.month());
                last.obstacle(connection).ifPresent(reason -> {
                    throw ProblemException.conflict(reason);
                });
                row.hold(last.invoice(), last.drawnAt());
                freeze(connection, row, last);
            }
            return row;
        } catch (InvoiceNotDrawn e) {
            throw e.asProblem();
        } catch (SQLException e) {
            throw new IllegalStateException("invoice " + invoiceId + " cannot be finalised", e);
        }
    }

    /**
     * Draws an account's invoice of a month and finalises it. Where something stands in its way, that is the answer, and it is kept as a
     * draft. One that is final already stays as it is.
     *
     * @throws InvoiceNotDrawn where it cannot even be drawn; the caller's transaction is rolled back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome finalise(String accountId, YearMonth period) {
        try (Connection connection = database.getConnection()) {
            booking.lock(connection, accountId);
            BilledAccount billed = accounts.lock(accountId).orElseThrow();
            Optional<InvoiceRow> present = invoices.of(accountId, period);
            return present.filter(InvoiceRow::isFinal).isPresent()
                    ? Outcome.of(Status.FINAL)
                    : finalise(connection, present, draw(billed, period));
        } catch (SQLException e) {
            throw new IllegalStateException("the invoice of " + accountId + " cannot be finalised", e);
        }
    }

    private Outcome finalise(Connection connection, Optional<InvoiceRow> present, LastDrawing last)
            throws SQLException {
        if (present.isEmpty() && last.isNothing()) {
            return last.incomplete(connection).map(Outcome::failed).orElse(Outcome.of(Status.EMPTY));
        }
        InvoiceRow row = present.orElseGet(() ->
                InvoiceRow.draft(last.invoice().accountId(), last.invoice().period()));
        row.hold(last.invoice(), last.drawnAt());
        if (present.isEmpty()) {
            // What is booked refers to it.
            invoices.persistAndFlush(row);
        }
        Optional<String> obstacle = last.obstacle(connection);
        if (obstacle.isPresent()) {
            return Outcome.failed(obstacle.get());
        }
        freeze(connection, row, last);
        return Outcome.of(Status.FINALISED);
    }

    @Transactional
    InvoiceRow find(UUID invoiceId) {
        return invoices.findByIdOptional(invoiceId).orElseThrow(() -> unknown(invoiceId));
    }

    private static ProblemException unknown(UUID invoiceId) {
        return ProblemException.notFound("There is no invoice " + invoiceId + ".");
    }

    private LastDrawing draw(BilledAccount billed, YearMonth period) {
        return drawer.drawLast(billed, period, booking.now());
    }

    private void freeze(Connection connection, InvoiceRow row, LastDrawing last) throws SQLException {
        booking.book(connection, row.invoiceId, last.invoice(), drawer.planCredit(last.billed(), row.month()));
        number(connection, row, LocalDate.ofInstant(last.drawnAt(), ZoneOffset.UTC));
        booking.record(row, last.invoice());
    }

    /** The last thing to be done, as everybody else waits for the next number. Numbers and their dates have one order. */
    private void number(Connection connection, InvoiceRow row, LocalDate drawnOn) throws SQLException {
        String number = InvoiceNumbers.next(connection, drawnOn.getYear());
        Instant now = booking.now();
        if (!LocalDate.ofInstant(now, ZoneOffset.UTC).equals(drawnOn)) {
            throw InvoiceNotDrawn.thisTime("It was drawn for " + drawnOn + ", which has just ended. Ask again.");
        }
        row.finalise(number, now, drawer.paymentDays());
    }
}
