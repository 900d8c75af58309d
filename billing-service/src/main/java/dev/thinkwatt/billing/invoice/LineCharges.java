package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.rating.Charges;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Finds the charges that a line of an invoice adds up, in the order of their time. */
@ApplicationScoped
class LineCharges {

    private static final int FETCH_SIZE = 500;

    private static final String CHARGES = """
            select * from booking where account_id = ? and invoice_month = ? and charge_month = ?
                and (started_at, event_id, sign) > (?, ?, ?)
            order by started_at, event_id, sign
            """;

    private final DataSource database;
    private final CatalogReplica catalog;

    LineCharges(DataSource database, CatalogReplica catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /** Behind which booking to go on. */
    record Place(Instant startedAt, UUID eventId, int sign) {
        static final Place START = new Place(Instant.EPOCH, new UUID(0, 0), 0);

        static Place parse(String text) {
            try {
                String[] parts = text.split(",", 3);
                return text.isEmpty()
                        ? START
                        : new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
            } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
            }
        }

        @Override
        public String toString() {
            return startedAt + "," + eventId + "," + sign;
        }
    }

    /** The next ones of a line, up to so many. */
    List<LineCharge> page(Invoice invoice, InvoiceLine line, Place after, int limit) {
        List<LineCharge> charges = new ArrayList<>();
        read(invoice, line, after, charge -> {
            charges.add(charge);
            return charges.size() < limit;
        });
        return charges;
    }

    /** All of a line, however many. */
    void each(Invoice invoice, InvoiceLine line, Consumer<LineCharge> each) {
        read(invoice, line, Place.START, charge -> {
            each.accept(charge);
            return true;
        });
    }

    private interface Taker {
        /** Whether more are wanted. */
        boolean take(LineCharge charge);
    }

    private void read(Invoice invoice, InvoiceLine line, Place after, Taker taker) {
        YearMonth usedIn = LinePart.usedIn(line);
        if (usedIn == null) {
            return;
        }
        Catalog prices = catalog.current();
        try (Connection connection = database.getConnection()) {
            boolean alone = connection.getAutoCommit();
            if (alone) {
                connection.setAutoCommit(false);
            }
            try (PreparedStatement statement = connection.prepareStatement(CHARGES)) {
                statement.setFetchSize(FETCH_SIZE);
                bind(statement, invoice, usedIn, after);
                read(statement, line, prices, taker);
            } finally {
                if (alone) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("charges of a line cannot be read", e);
        }
    }

    private static void bind(PreparedStatement statement, Invoice invoice, YearMonth usedIn, Place after)
            throws SQLException {
        statement.setString(1, invoice.accountId());
        statement.setObject(2, invoice.period().atDay(1));
        statement.setObject(3, usedIn.atDay(1));
        statement.setObject(4, after.startedAt().atOffset(ZoneOffset.UTC));
        statement.setObject(5, after.eventId());
        statement.setInt(6, after.sign());
    }

    private static void read(PreparedStatement statement, InvoiceLine line, Catalog prices, Taker taker)
            throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            boolean more = true;
            while (more && row.next()) {
                Charge charge = Charges.read(row);
                int sign = row.getInt("sign");
                Optional<LineCharge> part =
                        LinePart.of(line, charge, prices).map(found -> LineCharge.of(charge, sign, found));
                more = part.isEmpty() || taker.take(part.get());
            }
        }
    }
}
