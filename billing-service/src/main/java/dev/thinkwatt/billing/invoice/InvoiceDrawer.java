package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts.BilledAccount;
import dev.thinkwatt.billing.agreement.Agreements;
import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.credit.Credit;
import dev.thinkwatt.billing.credit.Credits;
import dev.thinkwatt.billing.credit.PlanCredit;
import dev.thinkwatt.billing.rating.Charges;
import dev.thinkwatt.billing.seller.SellerConfig;
import dev.thinkwatt.billing.tax.TaxJudge;
import dev.thinkwatt.billing.tax.TaxRates;
import dev.thinkwatt.model.catalog.Catalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
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
    private final SellerConfig seller;

    InvoiceDrawer(
            DataSource database,
            InvoiceRepository invoices,
            CatalogReplica catalog,
            Credits credits,
            SellerConfig seller) {
        this.database = database;
        this.invoices = invoices;
        this.catalog = catalog;
        this.credits = credits;
        this.seller = seller;
    }

    /** From the date of an invoice until it is due. */
    int paymentDays() {
        return seller.paymentDays();
    }

    /** What comes with the plan in a month, and is kept once its invoice is final. */
    Optional<Credit> planCredit(BilledAccount billed, YearMonth period) {
        return PlanCredit.of(billed.account(), period, catalog.current());
    }

    /**
     * The invoice as it would be now.
     *
     * @param now its date, in UTC, says which rate of tax applies
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Invoice draw(BilledAccount billed, YearMonth period, Instant now) {
        return drawing(billed, period, now).invoice();
    }

    /**
     * The invoice as it becomes final.
     *
     * @param now as of {@link #draw}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    LastDrawing drawLast(BilledAccount billed, YearMonth period, Instant now) {
        InvoiceDrawing drawing = drawing(billed, period, now);
        return new LastDrawing(billed, drawing.invoice(), now, drawing.unsettled());
    }

    private InvoiceDrawing drawing(BilledAccount billed, YearMonth period, Instant now) {
        Catalog prices = catalog.current();
        InvoiceDrawing drawing = new InvoiceDrawing(billed.account(), billed.seats(), period, prices);
        try (Connection connection = database.getConnection()) {
            Charges.invoicedIn(connection, billed.account().accountId(), period, drawing::add);
            drawing.readEarlier(connection);
            List<Credit> available =
                    new ArrayList<>(credits.of(connection, billed.account().accountId()));
            PlanCredit.of(billed.account(), period, prices).ifPresent(available::add);
            drawing.credits(available);
            drawing.agreements(
                    new Agreements(connection).inForce(billed.account().accountId(), period));
            drawing.tax(new TaxJudge(seller, new TaxRates(connection)::at)
                    .judge(billed.tax(), LocalDate.ofInstant(now, ZoneOffset.UTC)));
        } catch (SQLException e) {
            throw new IllegalStateException("charges cannot be read", e);
        }
        return drawing;
    }

    /** Draws the account's draft anew. Its account is locked by the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    RunAccountRow.Status redraw(BilledAccount billed, YearMonth period, Instant now) {
        Optional<InvoiceRow> present = invoices.of(billed.account().accountId(), period);
        if (present.isPresent() && present.get().isFinal()) {
            return RunAccountRow.Status.FINAL;
        }
        Invoice invoice = draw(billed, period, now);
        if (present.isEmpty() && invoice.lines().isEmpty()) {
            return RunAccountRow.Status.EMPTY;
        }
        InvoiceRow row =
                present.orElseGet(() -> InvoiceRow.draft(billed.account().accountId(), period));
        row.hold(invoice, now);
        invoices.persist(row);
        return RunAccountRow.Status.DRAWN;
    }
}
