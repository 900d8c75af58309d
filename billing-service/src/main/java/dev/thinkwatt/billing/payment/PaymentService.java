package dev.thinkwatt.billing.payment;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.billing.ledger.Ledger;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.billing.ledger.Transfer;
import dev.thinkwatt.billing.ledger.Transfer.Leg;
import dev.thinkwatt.billing.payment.Receivables.After;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Records payments: kept and booked, in one transaction. */
@ApplicationScoped
class PaymentService {

    private final DataSource database;
    private final BilledAccounts accounts;
    private final Creations creations;
    private final PaymentBooking booking;
    private final Clock clock;

    PaymentService(
            DataSource database, BilledAccounts accounts, Creations creations, PaymentBooking booking, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.creations = creations;
        this.booking = booking;
        this.clock = clock;
    }

    /** A payment as it is told. */
    record Told(
            String paymentId,
            BigDecimal amount,
            LocalDate receivedOn,
            @Nullable String reference) {}

    /** What a payment adds to the books. */
    @ApplicationScoped
    static class PaymentBooking {

        private final Ledger ledger;
        private final Audit audit;

        PaymentBooking(Ledger ledger, Audit audit) {
            this.ledger = ledger;
            this.audit = audit;
        }

        void book(Connection connection, Payment payment) throws SQLException {
            new Payments(connection).add(payment);
            ledger.post(
                    connection,
                    List.of(new Transfer(
                            payment.accountId(),
                            payment.transferId(),
                            Transfer.Cause.PAYMENT,
                            payment.currency(),
                            List.of(
                                    new Leg(LedgerAccount.CASH, payment.amount()),
                                    new Leg(
                                            LedgerAccount.RECEIVABLE,
                                            payment.amount().negate())))));
            audit.record(Act.created(
                    "payment.recorded", "invoice", payment.invoiceId().toString(), payment));
        }
    }

    /** Whether this call recorded it; otherwise an earlier one with the same body did. */
    @Transactional
    boolean record(UUID invoiceId, Told told) {
        try (Connection connection = database.getConnection()) {
            Receivables receivables = new Receivables(connection);
            Receivable invoice = find(receivables, invoiceId);
            // One payment, credit note or invoice of an account at a time: each knows what is open after those before.
            var _ = accounts.lock(invoice.accountId()).orElseThrow();
            if (!creations.isFirst("payment", invoiceId + "/" + told.paymentId(), "paymentId", told)) {
                return false;
            }
            refuse(told, find(receivables, invoiceId));
            booking.book(
                    connection,
                    new Payment(
                            told.paymentId(),
                            UUID.randomUUID(),
                            invoiceId,
                            invoice.accountId(),
                            told.amount().setScale(invoice.currency().getDefaultFractionDigits()),
                            invoice.currency(),
                            told.receivedOn(),
                            told.reference(),
                            clock.instant()));
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("a payment of " + invoiceId + " cannot be recorded", e);
        }
    }

    @Transactional
    List<Payment> of(UUID invoiceId) {
        try (Connection connection = database.getConnection()) {
            find(new Receivables(connection), invoiceId);
            return new Payments(connection).of(invoiceId);
        } catch (SQLException e) {
            throw new IllegalStateException("payments of " + invoiceId + " cannot be read", e);
        }
    }

    /** @param overdue only what was due before today, in UTC */
    @Transactional
    List<Receivable> open(@Nullable String accountId, boolean overdue, After after, int limit) {
        try (Connection connection = database.getConnection()) {
            return new Receivables(connection).open(accountId, overdue ? today() : null, after, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("what is open cannot be read", e);
        }
    }

    private static Receivable find(Receivables receivables, UUID invoiceId) throws SQLException {
        return receivables
                .find(invoiceId)
                .orElseThrow(() -> ProblemException.notFound("There is no final invoice " + invoiceId + "."));
    }

    private void refuse(Told told, Receivable invoice) {
        List<Violation> violations = new ArrayList<>();
        int decimals = invoice.currency().getDefaultFractionDigits();
        if (told.amount().signum() <= 0 || told.amount().compareTo(invoice.open()) > 0) {
            violations.add(new Violation(
                    "amount",
                    "must be more than nothing, and at most what is open: "
                            + invoice.open().toPlainString()));
        }
        if (told.amount().stripTrailingZeros().scale() > decimals) {
            violations.add(new Violation("amount", "must have at most " + decimals + " decimals"));
        }
        if (told.receivedOn().isAfter(today()) || told.receivedOn().isBefore(After.EARLIEST)) {
            violations.add(new Violation("receivedOn", "must be a day from 2000 until today"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
