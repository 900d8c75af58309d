package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.export.ExportFile.Progress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

/** The files of exports at rest. Every piece is committed with the progress it makes, if its attempt is still the last one. */
@ApplicationScoped
class ExportChunks {

    private static final String MOVE = """
            update export_job set rows = ?, done = ?, whole = ?, size = ?,
                leased_until = now() + make_interval(secs => ?)
            where export_id = ? and attempt = ? and status = 'RUNNING'
            """;

    private final DataSource database;
    private final ExportRepository exports;
    private final ExportConfig config;
    private final Clock clock;

    ExportChunks(DataSource database, ExportRepository exports, ExportConfig config, Clock clock) {
        this.database = database;
        this.exports = exports;
        this.config = config;
        this.clock = clock;
    }

    void keep(ExportJobRow job, int number, byte[] content, Progress progress) {
        QuarkusTransaction.requiringNew().run(() -> {
            move(job, progress);
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into export_chunk (export_id, attempt, number, content) values (?, ?, ?, ?)")) {
                insert.setString(1, job.exportId);
                insert.setInt(2, job.attempt);
                insert.setInt(3, number);
                insert.setBytes(4, content);
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("a piece of export " + job.exportId + " cannot be kept", e);
            }
        });
    }

    /** The file is whole: from now on it can be fetched, until it expires. */
    void complete(ExportJobRow job, Progress progress, String sha256) {
        QuarkusTransaction.requiringNew().run(() -> {
            move(job, progress);
            exports.dropChunks(job.exportId, job.attempt);
            Instant now = clock.instant();
            exports.update(
                    "status = ?1, sha256 = ?2, completedAt = ?3, expiresAt = ?4 where exportId = ?5",
                    ExportJobRow.Status.COMPLETED,
                    sha256,
                    now,
                    now.plus(config.keep()),
                    job.exportId);
        });
    }

    void fail(ExportJobRow job) {
        QuarkusTransaction.requiringNew().run(() -> {
            exports.update(
                    "status = ?1, error = ?2 where exportId = ?3 and attempt = ?4 and status = ?5",
                    ExportJobRow.Status.FAILED,
                    "an error of ours; see the log",
                    job.exportId,
                    job.attempt,
                    ExportJobRow.Status.RUNNING);
            exports.dropChunks(job.exportId, job.attempt + 1);
        });
    }

    void expire() {
        QuarkusTransaction.requiringNew().run(() -> exports.expire(clock.instant()));
    }

    /** Writes the file of a complete export out, a piece at a time. */
    void copy(ExportJobRow job, OutputStream out) throws IOException {
        for (int number = 0; ; number++) {
            byte[] content = piece(job, number);
            if (content.length == 0) {
                return;
            }
            out.write(content);
        }
    }

    /** A piece, or nothing after the last one. */
    private byte[] piece(ExportJobRow job, int number) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select content from export_chunk where export_id = ? and attempt = ? and number = ?")) {
            select.setString(1, job.exportId);
            select.setInt(2, job.attempt);
            select.setInt(3, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a piece of export " + job.exportId + " cannot be read", e);
        }
    }

    private void move(ExportJobRow job, Progress progress) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setLong(1, progress.rows());
            update.setLong(2, progress.done());
            update.setLong(3, progress.whole());
            update.setLong(4, progress.size());
            update.setDouble(5, config.lease().toMillis() / 1000.0);
            update.setString(6, job.exportId);
            update.setInt(7, job.attempt);
            if (update.executeUpdate() == 0) {
                throw new ExportTakenOver();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the progress of export " + job.exportId + " cannot be kept", e);
        }
    }
}
