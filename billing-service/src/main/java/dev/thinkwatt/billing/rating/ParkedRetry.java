package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.rating.Arrival.Readable;
import dev.thinkwatt.billing.rating.Arrival.Unreadable;
import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.billing.rating.Outcome.Refused;
import dev.thinkwatt.billing.rating.Outcome.Waiting;
import dev.thinkwatt.billing.rating.ParkedEvents.Reason;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Rates a parked record once more, by what is known now. What is still no charge stays parked, and says why anew. */
@ApplicationScoped
public class ParkedRetry {

    private static final String FIND = """
            select reason, topic, partition, record_offset, record_key, payload, headers
            from parked_event where id = ? and discarded_at is null for update
            """;

    private static final String STAYS = """
            update parked_event set reason = ?, error = ?, account_id = coalesce(?, account_id),
                event_id = coalesce(?, event_id), payload_hash = ?
            where id = ?
            """;

    private final DataSource database;
    private final SeenEvents seen;
    private final Raters raters;
    private final Outcomes outcomes;
    private final PendingEvents pending;
    private final Intake intake;

    ParkedRetry(
            DataSource database,
            SeenEvents seen,
            Raters raters,
            Outcomes outcomes,
            PendingEvents pending,
            Intake intake) {
        this.database = database;
        this.seen = seen;
        this.raters = raters;
        this.outcomes = outcomes;
        this.pending = pending;
        this.intake = intake;
    }

    /** What a parked record has become. */
    public enum Became {
        PRICED,
        /** It waits for what the detail names. */
        PENDING,
        /** The same event was accepted from another record meanwhile. */
        DUPLICATE,
        /** It still is, for the reason that the detail names. */
        PARKED
    }

    /** What a record has become, which event it is, and why where that is not plain. */
    public record Retried(
            Became became, @Nullable UUID eventId, @Nullable String detail) {}

    private record Parked(long id, Reason reason, UsageRecord record) {}

    /** @throws ProblemException not found, unless it is parked and not discarded */
    @Transactional(Transactional.TxType.MANDATORY)
    public Retried retry(long id) {
        try (Connection connection = database.getConnection()) {
            Parked parked = find(connection, id);
            return switch (UsageReader.read(parked.record())) {
                case Unreadable(UsageRecord ignored, byte[] hash, String error) ->
                    stays(connection, parked, null, Reason.UNREADABLE, hash, error);
                case Readable readable -> retry(connection, parked, readable);
            };
        } catch (SQLException e) {
            throw new IllegalStateException("parked event " + id + " cannot be rated", e);
        }
    }

    private static Parked find(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.notFound("There is no parked event " + id + " to be retried.");
                }
                return new Parked(id, Reason.valueOf(row.getString("reason")), PendingEvents.record(row));
            }
        }
    }

    /** Where the database refuses it for its own sake, it stays as it was. */
    private Retried retry(Connection connection, Parked parked, Readable readable) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return settle(connection, parked, readable);
        } catch (SQLException e) {
            if (!PatientRater.isFaultOfData(e)) {
                throw e;
            }
            connection.rollback(before);
            byte[] hash = UsageReader.sha256(parked.record().payload());
            return stays(
                    connection,
                    parked,
                    readable.key(),
                    Reason.UNREADABLE,
                    hash,
                    "cannot be stored: SQL state " + e.getSQLState());
        }
    }

    private Retried settle(Connection connection, Parked parked, Readable readable) throws SQLException {
        UUID eventId = readable.event().eventId();
        Sifted.Known known = seen.known(connection, List.of(eventId)).get(eventId);
        if (known == null) {
            return rate(connection, parked, readable, false);
        }
        if (!known.saysTheSame(readable)) {
            return stays(
                    connection, parked, readable.key(), Reason.CONFLICT, readable.hash(), Rejects.CONTRADICTS_ACCEPTED);
        }
        if (parked.reason() == Reason.UNPRICEABLE) {
            return rate(connection, parked, readable, true);
        }
        remove(connection, parked);
        int partition = parked.record().partition();
        intake.count(connection, parked.record().topic(), Map.of(partition, 0), Map.of(partition, 1));
        return new Retried(Became.DUPLICATE, eventId, null);
    }

    /** @param accepted whether the event is remembered already, and may have been corrected since */
    private Retried rate(Connection connection, Parked parked, Readable readable, boolean accepted)
            throws SQLException {
        EventRater rater = accepted
                ? raters.forAccepted(connection, List.of(readable.event()))
                : raters.forNew(connection, List.of(readable.event()));
        RatedEvent rated = rater.rate(List.of(readable)).getFirst();
        if (!accepted) {
            seen.remember(connection, List.of(rated));
        }
        if (rated.outcome() instanceof Refused(String error)) {
            return stays(connection, parked, rated.key(), Reason.UNPRICEABLE, rated.hash(), error);
        }
        remove(connection, parked);
        pending.add(connection, outcomes.settle(connection, List.of(rated), rater.terms()));
        UUID eventId = readable.event().eventId();
        return switch (rated.outcome()) {
            case Priced(Charge charge, var ignored) -> {
                seen.assign(connection, List.of(charge));
                yield new Retried(Became.PRICED, eventId, null);
            }
            case Waiting(Outcome.Missing missing, String detail) ->
                new Retried(Became.PENDING, eventId, missing + ": " + detail);
            case Refused ignored -> throw new IllegalStateException("a refused event stays parked");
        };
    }

    private static Retried stays(
            Connection connection, Parked parked, @Nullable EventKey event, Reason reason, byte[] hash, String error)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STAYS)) {
            statement.setString(1, reason.name());
            statement.setString(2, error);
            statement.setString(3, event == null ? null : event.accountId());
            statement.setObject(4, event == null ? null : event.eventId(), Types.OTHER);
            statement.setBytes(5, hash);
            statement.setLong(6, parked.id());
            statement.executeUpdate();
        }
        return new Retried(Became.PARKED, event == null ? null : event.eventId(), error);
    }

    private static void remove(Connection connection, Parked parked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from parked_event where id = ?")) {
            statement.setLong(1, parked.id());
            statement.executeUpdate();
        }
    }
}
