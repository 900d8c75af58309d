package dev.thinkwatt.quota.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was told, and who is near a limit told of it or not: kept for operations. */
@ApplicationScoped
public class NoticeRepository {

    private static final String INSERT = """
            insert into notice (subscriber_id, account_id, plan_id, plan_version, allowance, scope, kind, percent, ends_at, noticed_at, told)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String FORGET = """
            delete from notice where id in (
              select id from notice where noticed_at < ? and ends_at <= ? order by noticed_at limit ?)
            """;

    public void insert(Connection connection, List<Noticed> noticed) throws SQLException {
        if (noticed.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Noticed notice : noticed) {
                statement.setString(1, notice.subscriberId());
                statement.setString(2, notice.accountId());
                statement.setString(3, notice.plan().id());
                statement.setInt(4, notice.plan().version());
                statement.setString(5, notice.allowance());
                statement.setString(6, notice.scope().name());
                statement.setString(7, notice.kind().name());
                statement.setObject(8, notice.percent());
                statement.setObject(9, utc(notice.endsAt()));
                statement.setObject(10, utc(notice.at()));
                statement.setBoolean(11, notice.told());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Forgets what was told before an instant of windows that are over by now: who is near a limit is told of those that run.
     *
     * @return how many, at most as many as given
     */
    int forget(Connection connection, Instant toldBefore, Instant now, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, utc(toldBefore));
            statement.setObject(2, utc(now));
            statement.setInt(3, limit);
            return statement.executeUpdate();
        }
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
