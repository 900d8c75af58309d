package dev.thinkwatt.bench.machine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** billing-service's database, looked at from beside. */
public final class BillingDatabase implements AutoCloseable {

    /** PostgreSQL then knows when each row was committed. */
    public static final String COMMIT_TIMES = "track_commit_timestamp=on";

    private static final String RECEIVED =
            "select coalesce(sum(received), 0) from intake where topic = 'usage.recorded'";
    private static final String NOT_PRICED =
            "select (select count(*) from pending_event) + (select count(*) from parked_event)";
    private static final String DELAYS = """
            select count(*), percentile_cont(0.5) within group (order by ms), percentile_cont(0.99) within group (order by ms),
                max(ms)
            from (
                select extract(epoch from pg_xact_commit_timestamp(u.xmin)
                    - (convert_from(u.payload, 'UTF8')::json ->> 'settledAt')::timestamptz) * 1000 as ms
                from usage_event u where received_at >= ?) delays
            """;

    private final Connection superuser;
    private final Place place;

    private BillingDatabase(Connection superuser, Place place) {
        this.superuser = superuser;
        this.place = place;
    }

    public static BillingDatabase connect(Place place) throws SQLException {
        return new BillingDatabase(ServerSettings.connect(place, "billing", "postgres"), place);
    }

    /** What the server says to billing-service's own role. */
    public Map<String, String> settings() throws SQLException {
        return ServerSettings.read(place, "billing");
    }

    /** One more connection, as the superuser. */
    public Connection another() throws SQLException {
        return ServerSettings.connect(place, "billing", "postgres");
    }

    /** So that nobody pays for the pages that another has changed, nor for the statistics of rows that are new. */
    public void settle() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    public Instant now() throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** How many usage events were taken in so far, in transactions that are committed. */
    public long received() throws SQLException {
        return number(RECEIVED);
    }

    /** How many of them wait or are parked: none may. */
    public long notPriced() throws SQLException {
        return number(NOT_PRICED);
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * From the instant at which events were settled to the commit of their charges, in milliseconds.
     *
     * @param events how many there were
     */
    public record Delays(long events, double p50, double p99, double max) {}

    /** Of the events that came in since. */
    public Delays delays(Instant since) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(DELAYS)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Delays(row.getLong(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
