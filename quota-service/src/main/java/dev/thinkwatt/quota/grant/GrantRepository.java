package dev.thinkwatt.quota.grant;

import dev.thinkwatt.quota.policy.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was granted and begun anew, by subscriber; whoever reads to write has locked the subscriber's counter. */
@ApplicationScoped
class GrantRepository {

    private static final String GRANTS = """
            select grant_id, kind, allowance, amount, priority, expires_at, reason, granted_by, granted_at
            from subscriber_grant where subscriber_id = ? and (?::text is null or grant_id = ?)
            order by granted_at desc, grant_id limit 200
            """;
    private static final String INSERT_GRANT = """
            insert into subscriber_grant (subscriber_id, grant_id, kind, allowance, amount, priority, expires_at, reason,
                                          granted_by, granted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String RESET =
            "select reset_id, allowance, reason from allowance_reset where subscriber_id = ? and reset_id = ?";
    private static final String INSERT_RESET = """
            insert into allowance_reset (subscriber_id, reset_id, allowance, reason, reset_by, reset_at)
            values (?, ?, ?, ?, ?, ?)
            """;

    List<GrantGiven> grants(Connection connection, String subscriberId) throws SQLException {
        return grants(connection, subscriberId, null);
    }

    Optional<GrantGiven> grant(Connection connection, String subscriberId, String grantId) throws SQLException {
        return grants(connection, subscriberId, grantId).stream().findFirst();
    }

    void insert(Connection connection, String subscriberId, NewGrant grant, String by, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_GRANT)) {
            insert.setString(1, subscriberId);
            insert.setString(2, grant.grantId());
            insert.setString(3, grant.kind().name());
            insert.setString(4, grant.allowance());
            insert.setBigDecimal(5, grant.amount());
            insert.setInt(6, grant.priority());
            insert.setObject(7, grant.expiresAt().atOffset(ZoneOffset.UTC));
            insert.setString(8, grant.reason());
            insert.setString(9, by);
            insert.setObject(10, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    Optional<NewReset> reset(Connection connection, String subscriberId, String resetId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RESET)) {
            select.setString(1, subscriberId);
            select.setString(2, resetId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new NewReset(row.getString(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    void insert(Connection connection, String subscriberId, NewReset reset, String by, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_RESET)) {
            insert.setString(1, subscriberId);
            insert.setString(2, reset.resetId());
            insert.setString(3, reset.allowance());
            insert.setString(4, reset.reason());
            insert.setString(5, by);
            insert.setObject(6, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static List<GrantGiven> grants(Connection connection, String subscriberId, @Nullable String grantId)
            throws SQLException {
        List<GrantGiven> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(GRANTS)) {
            select.setString(1, subscriberId);
            select.setString(2, grantId);
            select.setString(3, grantId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new GrantGiven(
                            new NewGrant(
                                    row.getString("grant_id"),
                                    Grant.Kind.valueOf(row.getString("kind")),
                                    row.getString("allowance"),
                                    row.getBigDecimal("amount").stripTrailingZeros(),
                                    row.getInt("priority"),
                                    row.getObject("expires_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getString("reason")),
                            row.getString("granted_by"),
                            row.getObject("granted_at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return found;
    }
}
