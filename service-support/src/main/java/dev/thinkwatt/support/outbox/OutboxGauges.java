package dev.thinkwatt.support.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** How much waits, for how long, and how much is parked: looked at every few seconds, whoever asks how often. */
@Singleton
class OutboxGauges {

    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Counted no further than this: beyond it the age says more, and counting costs. */
    private static final int PENDING_MAX = 100_000;

    private static final String LOOK = """
            select (select count(*) from (select from outbox limit ?) few),
                   (select count(*) from outbox_parked),
                   (select extract(epoch from clock_timestamp() - min(oldest.created_at))
                      from generate_series(0, ? - 1) as shard
                     cross join lateral (
                           select created_at from outbox o where o.shard = shard.shard order by id limit 1) oldest)
            """;

    private record Sample(long pending, long parked, double oldestSeconds, long atNanos) {}

    private final DataSource database;
    private final int shards;
    private volatile Sample latest = new Sample(0, 0, 0, System.nanoTime() - EVERY.toNanos());

    OutboxGauges(DataSource database, OutboxConfig config, MeterRegistry meters) {
        this.database = database;
        this.shards = config.shards();
        Gauge.builder("outbox.pending", this, gauges -> gauges.latest.pending())
                .description("Events that wait for Kafka, counted to " + PENDING_MAX)
                .register(meters);
        Gauge.builder("outbox.parked", this, gauges -> gauges.latest.parked())
                .description("Events that Kafka refuses for their own sake; each blocks its key")
                .register(meters);
        Gauge.builder("outbox.oldest.age", this, OutboxGauges::oldestSeconds)
                .description("How long the oldest event has waited for Kafka")
                .baseUnit("seconds")
                .register(meters);
    }

    void look() throws SQLException {
        if (System.nanoTime() - latest.atNanos() < EVERY.toNanos()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LOOK)) {
            select.setInt(1, PENDING_MAX);
            select.setInt(2, shards);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                latest = new Sample(row.getLong(1), row.getLong(2), row.getDouble(3), System.nanoTime());
            }
        }
    }

    /** An age goes on climbing while the database cannot be asked. */
    private double oldestSeconds() {
        Sample sample = latest;
        return sample.pending() == 0 ? 0 : sample.oldestSeconds() + (System.nanoTime() - sample.atNanos()) / 1e9;
    }
}
