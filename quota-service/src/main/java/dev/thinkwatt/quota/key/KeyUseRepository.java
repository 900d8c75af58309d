package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.key.KeyUsed;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The last use of each key. */
@Singleton
class KeyUseRepository {

    private static final String KEEP = """
            insert into api_key_use as u (key_id, used_at, service) values (?, ?, ?)
            on conflict (key_id) do update set used_at = excluded.used_at, service = excluded.service
             where u.used_at < excluded.used_at
            """;

    private final DataSource database;

    KeyUseRepository(DataSource database) {
        this.database = database;
    }

    /** Keeps the latest of each key, in the caller's transaction. */
    void keep(Connection connection, List<KeyUsed> uses) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (KeyUsed use : uses) {
                keep.setString(1, use.keyId());
                keep.setObject(2, use.at().atOffset(ZoneOffset.UTC));
                keep.setString(3, use.service());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    Map<String, KeyUse> of(Collection<String> keyIds) {
        Map<String, KeyUse> uses = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select key_id, used_at, service from api_key_use where key_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", keyIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    uses.put(
                            row.getString(1),
                            new KeyUse(row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)));
                }
            }
            return uses;
        } catch (SQLException e) {
            throw new IllegalStateException("the last uses of keys cannot be read", e);
        }
    }
}
