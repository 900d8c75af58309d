package dev.thinkwatt.support.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The leases of one relay: which shards are its own, under which epoch, by the database's clock. */
final class OutboxLeases {

    private static final String RENEW = """
            update outbox_lease l
               set until = clock_timestamp() + ? * interval '1 millisecond'
              from unnest(?::smallint[], ?::bigint[]) as held (shard, epoch)
             where l.shard = held.shard and l.epoch = held.epoch and l.owner = ?
            returning l.shard, l.epoch
            """;

    private static final String CLAIM = """
            insert into outbox_lease as l (shard, owner, epoch, until)
            select shard, ?, 1, clock_timestamp() + ? * interval '1 millisecond'
              from generate_series(0, ? - 1) as shard
            on conflict (shard) do update
               set owner = excluded.owner, epoch = l.epoch + 1, until = excluded.until
             where l.until < clock_timestamp() or l.owner = excluded.owner
            returning shard, epoch
            """;

    private static final String RELEASE = """
            update outbox_lease l
               set until = '-infinity'
              from unnest(?::smallint[], ?::bigint[]) as held (shard, epoch)
             where l.shard = held.shard and l.epoch = held.epoch and l.owner = ?
            """;

    private final DataSource database;
    private final String owner;
    private final int shards;
    private final Duration lease;

    OutboxLeases(DataSource database, String owner, int shards, Duration lease) {
        this.database = database;
        this.owner = owner;
        this.shards = shards;
        this.lease = lease;
    }

    String owner() {
        return owner;
    }

    /** Prolongs the leases given, takes those that nobody else holds, and returns what is now held: epochs by shard. */
    Map<Short, Long> renew(Map<Short, Long> held) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<Short, Long> now = new HashMap<>();
            try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
                renew.setLong(1, lease.toMillis());
                renew.setArray(
                        2, connection.createArrayOf("smallint", held.keySet().toArray()));
                renew.setArray(
                        3, connection.createArrayOf("bigint", held.values().toArray()));
                renew.setString(4, owner);
                read(renew, now);
            }
            if (now.size() < shards) {
                claim(connection, now);
            }
            return now;
        }
    }

    private void claim(Connection connection, Map<Short, Long> now) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, owner);
            claim.setLong(2, lease.toMillis());
            claim.setInt(3, shards);
            read(claim, now);
        }
    }

    /** Gives the leases back, so that another relay need not wait for them to run out. */
    void release(Map<Short, Long> held) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            release.setArray(
                    1, connection.createArrayOf("smallint", held.keySet().toArray()));
            release.setArray(2, connection.createArrayOf("bigint", held.values().toArray()));
            release.setString(3, owner);
            release.executeUpdate();
        }
    }

    private static void read(PreparedStatement statement, Map<Short, Long> into) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                into.put(rows.getShort(1), rows.getLong(2));
            }
        }
    }
}
