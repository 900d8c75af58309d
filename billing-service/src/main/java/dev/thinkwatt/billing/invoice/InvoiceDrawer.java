package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts.BilledAccount;
import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.credit.Credit;
import dev.thinkwatt.billing.credit.Credits;
import dev.thinkwatt.billing.credit.PlanCredit;
import dev.thinkwatt.billing.rating.Charges;
import dev.thinkwatt.model.catalog.Catalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Draws drafts: loads what a month is billed by, has it drawn, and keeps it. */
@ApplicationScoped
class InvoiceDrawer {

    private final DataSource database;
    private final InvoiceRepository invoices;
    private final CatalogReplica catalog;
    private final Credits credits;
    private final Clock clock;

    InvoiceDrawer(
            DataSource database, InvoiceRepository invoices, CatalogReplica catalog, Credits credits, Clock clock) {
        this.database = database;
        this.invoices = invoices;
        this.catalog = catalog;
        this.credits = credits;
        this.clock = clock;
    }

    /** What comes with the plan in a month, and is kept once its invoice is final. */
    Optional<Credit> planCredit(BilledAccount billed, YearMonth period) {
        return PlanCredit.of(billed.account(), period, catalog.current());
    }

    /** The invoice as it would be now. */
    @Transactional(Transactional.TxType.MANDATORY)
    Invoice draw(BilledAccount billed, YearMonth period) {
        Catalog prices = catalog.current();
        InvoiceDrawing drawing = new InvoiceDrawing(billed.account(), billed.seats(), period, prices);
        try (Connection connection = database.getConnection()) {
            Charges.invoicedIn(connection, billed.account().accountId(), period, drawing::add);
            drawing.readEarlier(connection);
            List<Credit> available =
                    new ArrayList<>(credits.of(connection, billed.account().accountId()));
            PlanCredit.of(billed.account(), period, prices).ifPresent(available::add);
            drawing.credits(available);
        } catch (SQLException e) {
            throw new IllegalStateException("charges cannot be read", e);
        }
        return drawing.invoice();
    }

    /** Draws the account's draft anew. Its account is locked by the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    RunAccountRow.Status redraw(BilledAccount billed, YearMonth period) {
        Optional<InvoiceRow> present = invoices.of(billed.account().accountId(), period);
        if (present.isPresent() && present.get().isFinal()) {
            return RunAccountRow.Status.FINAL;
        }
        Invoice invoice = draw(billed, period);
        if (present.isEmpty() && invoice.lines().isEmpty()) {
            return RunAccountRow.Status.EMPTY;
        }
        InvoiceRow row =
                present.orElseGet(() -> InvoiceRow.draft(billed.account().accountId(), period));
        row.hold(invoice, clock.instant());
        invoices.persist(row);
        return RunAccountRow.Status.DRAWN;
    }
}
