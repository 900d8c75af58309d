package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.notice.Noticed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What one subscriber was told of their limits, newest first. */
@ApplicationScoped
class NoticeLineRepository {

    private static final String NOTICES = """
            select noticed_at, kind, allowance, percent, ends_at from notice
            where subscriber_id = ? and told order by noticed_at desc, id desc limit ?
            """;

    private final DataSource database;

    NoticeLineRepository(DataSource database) {
        this.database = database;
    }

    List<NoticeLine> newest(String subscriberId, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NOTICES)) {
            select.setString(1, subscriberId);
            select.setInt(2, limit);
            List<NoticeLine> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new NoticeLine(
                            instant(row, 1),
                            Noticed.Kind.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getObject(4, Integer.class),
                            instantOrNull(row, 5)));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("notices cannot be read", e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
