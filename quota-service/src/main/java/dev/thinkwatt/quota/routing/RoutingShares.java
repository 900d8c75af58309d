package dev.thinkwatt.quota.routing;

import dev.thinkwatt.quota.routing.RoutingCounts.Cell;
import dev.thinkwatt.quota.routing.RoutingCounts.Count;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The share of what routers chose that their plans do not allow, of all processes together. */
@ApplicationScoped
public class RoutingShares {

    private static final String ADD = """
            insert into routing_minute as known (minute, plan_id, model, routed, misrouted) values (?, ?, ?, ?, ?)
            on conflict (minute, plan_id, model) do update
               set routed = known.routed + excluded.routed, misrouted = known.misrouted + excluded.misrouted
            """;
    private static final String SUM = """
            select plan_id, model, sum(routed)::bigint, sum(misrouted)::bigint from routing_minute
            where minute >= ? group by plan_id, model order by plan_id, model
            """;
    private static final String FORGET = "delete from routing_minute where minute < ?";

    private final DataSource database;

    RoutingShares(DataSource database) {
        this.database = database;
    }

    /** One plan and one model that routers chose. */
    @Schema(name = "RoutingShare")
    public record Share(
            String planId,

            @Schema(description = "The model that was chosen, not the one that served")
            String model,

            long routed,

            @Schema(description = "Below the plan's floor, too small for the context, or retired")
            long misrouted,

            @Schema(description = "misrouted / routed, with four decimals")
            BigDecimal share) {

        static Share of(String planId, String model, long routed, long misrouted) {
            BigDecimal share = BigDecimal.valueOf(misrouted)
                    .divide(BigDecimal.valueOf(Math.max(1, routed)), 4, RoundingMode.HALF_UP);
            return new Share(planId, model, routed, misrouted, share);
        }
    }

    /** From the minute of an instant on, up to a few seconds ago. */
    public List<Share> since(Instant from) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SUM)) {
            select.setObject(1, from.atOffset(ZoneOffset.UTC));
            List<Share> shares = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    shares.add(Share.of(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)));
                }
            }
            return shares;
        } catch (SQLException e) {
            throw new IllegalStateException("routing could not be read", e);
        }
    }

    /** Adds in one order, so that processes never wait for each other in a circle. */
    void add(Map<Cell, Count> counts) throws SQLException {
        List<Map.Entry<Cell, Count>> sorted = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Cell::minute)
                        .thenComparing(Cell::planId)
                        .thenComparing(Cell::model)))
                .toList();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            add(connection, sorted);
            connection.commit();
        }
    }

    /** All or nothing: what fails is added again as a whole. */
    private static void add(Connection connection, List<Map.Entry<Cell, Count>> sorted) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (Map.Entry<Cell, Count> entry : sorted) {
                insert.setObject(1, entry.getKey().minute().atOffset(ZoneOffset.UTC));
                insert.setString(2, entry.getKey().planId());
                insert.setString(3, entry.getKey().model());
                insert.setLong(4, entry.getValue().routed());
                insert.setLong(5, entry.getValue().misrouted());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    void forgetBefore(Instant instant) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, instant.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
