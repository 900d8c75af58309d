package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.retention.Retention;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Remembers which revision of a site's day charges were compared with. */
@ApplicationScoped
class RepricedDays {

    private static final String LOOKED = """
            insert into repriced_day (site, day, revision, looked_at, settled) values (?, ?, ?, ?, ?)
            on conflict (site, day) do update set revision = excluded.revision, looked_at = excluded.looked_at,
                settled = excluded.settled where repriced_day.revision <= excluded.revision
            """;

    private final Retention retention;

    RepricedDays(Retention retention) {
        this.retention = retention;
    }

    /** A local day of a site. */
    record Day(String site, LocalDate day) {
        static Day of(PublishedPrices published) {
            return new Day(published.prices().site().id(), published.prices().day());
        }
    }

    /** @param settled whether it was looked at once more, so that nothing of it can be missing */
    record Look(long revision, Instant at, boolean settled) {}

    /** The first month whose charges may be taken back: usage of an earlier one is no longer kept. */
    YearMonth keptFrom() {
        return retention.usageFrom();
    }

    Map<Day, Look> all(Connection connection) throws SQLException {
        Map<Day, Look> looks = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select site, day, revision, looked_at, settled from repriced_day");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                looks.put(
                        new Day(row.getString(1), row.getObject(2, LocalDate.class)),
                        new Look(
                                row.getLong(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getBoolean(5)));
            }
        }
        return looks;
    }

    void looked(Connection connection, PublishedPrices published, Instant at, boolean settled) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOKED)) {
            statement.setString(1, published.prices().site().id());
            statement.setObject(2, published.prices().day());
            statement.setLong(3, published.revision());
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            statement.setBoolean(5, settled);
            statement.executeUpdate();
        }
    }
}
