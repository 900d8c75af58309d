package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts.BilledAccount;
import dev.thinkwatt.billing.agreement.Agreements;
import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.rating.Charges;
import dev.thinkwatt.billing.rating.UsageReader;
import dev.thinkwatt.billing.tax.Tax;
import dev.thinkwatt.billing.tax.Taxation;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating.Rated;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Draws an invoice once more from what came in: every event is priced anew by the version of its decision. */
@ApplicationScoped
class InvoiceAgain {

    private static final int FETCH_SIZE = 500;

    private static final String EVENTS = """
            select u.payload, b.*,
                exists (select from repricing p where p.account_id = b.account_id and p.of_event = b.event_id) as repriced
            from booking b left join usage_event u using (account_id, event_id)
            where b.account_id = ? and b.invoice_month = ? order by b.started_at, b.event_id, b.sign
            """;

    private final DataSource database;
    private final CatalogReplica catalog;

    InvoiceAgain(DataSource database, CatalogReplica catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /**
     * An invoice drawn anew, and what some of its lines add up.
     *
     * @param again without credits: what is paid with does not change what is owed
     * @param parts of the lines that are asked for, in their order, each by the day of the account
     */
    record Drawn(Invoice again, List<LineParts> parts) {}

    /**
     * @param isFinal whether it stays at what was known when it was drawn
     * @param lines whose parts are wanted
     */
    Drawn draw(BilledAccount billed, Invoice invoice, boolean isFinal, List<InvoiceLine> lines) {
        Catalog prices = catalog.current();
        InvoiceDrawing drawing = new InvoiceDrawing(billed.account(), billed.seats(), invoice.period(), prices);
        if (isFinal) {
            drawing.stated(invoice);
        }
        List<LineParts> parts = lines.stream()
                .map(line -> new LineParts(line, invoice.timeZone(), prices))
                .toList();
        try (Connection connection = database.getConnection()) {
            boolean alone = connection.getAutoCommit();
            if (alone) {
                connection.setAutoCommit(false);
            }
            try {
                read(connection, invoice, prices, drawing, parts);
                drawing.readEarlier(connection);
                drawing.agreements(
                        new Agreements(connection).inForce(billed.account().accountId(), invoice.period()));
            } finally {
                if (alone) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("events of an invoice cannot be read", e);
        }
        Tax tax = invoice.tax();
        if (tax != null) {
            drawing.tax(new Taxation.Known(tax));
        }
        return new Drawn(drawing.invoice(), parts);
    }

    private static void read(
            Connection connection, Invoice invoice, Catalog prices, InvoiceDrawing drawing, List<LineParts> parts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setString(1, invoice.accountId());
            statement.setObject(2, invoice.period().atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int sign = row.getInt("sign");
                    for (Charge charge : again(row, prices)) {
                        drawing.add(charge, sign);
                        parts.forEach(part -> part.add(charge, sign));
                    }
                }
            }
        }
    }

    /**
     * The charge as it is priced now; none where it has no price now. The recorded one where its event is no longer kept, and where
     * its electricity has another price now, at which another event stands for it, or was estimated.
     */
    private static List<Charge> again(ResultSet row, Catalog prices) throws SQLException {
        Charge charge = Charges.read(row);
        byte[] payload = row.getBytes("payload");
        if (payload == null || row.getBoolean("repriced") || charge.rated().hasEstimates()) {
            return List.of(charge);
        }
        List<Charge> charges = new ArrayList<>();
        if (Rater.rate(UsageReader.kept(payload), prices, charge.currency()) instanceof Rated rated) {
            charges.add(new Charge(
                    charge.accountId(),
                    charge.eventId(),
                    charge.subscriberId(),
                    charge.model(),
                    charge.site(),
                    charge.tier(),
                    charge.startedAt(),
                    charge.chargeMonth(),
                    charge.invoiceMonth(),
                    charge.usage(),
                    rated));
        }
        return charges;
    }
}
