package dev.thinkwatt.support.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.identity.Caller;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.trace.Traces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where acts are written down, in the transaction that they belong to: what is rolled back was never done. */
@Singleton
public class Audit {

    private static final String INSERT = """
            insert into audit_entry (actor_kind, actor, actor_name, signed_in_by, action, subject_type, subject_id,
                                     before, after, reason, trace_id)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
            """;

    private final DataSource database;
    private final Callers callers;
    private final Traces traces;

    Audit(DataSource database, Callers callers, Traces traces) {
        this.database = database;
        this.callers = callers;
        this.traces = traces;
    }

    /** Writes down what the present caller does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Act act) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Caller caller = callers.current();
            insert.setString(1, caller.kind().name());
            insert.setString(2, caller.id());
            insert.setString(3, caller.name());
            insert.setString(4, caller.signedInBy().name());
            insert.setString(5, act.action());
            insert.setString(6, act.subjectType());
            insert.setString(7, act.subjectId());
            insert.setString(8, json(act.before()));
            insert.setString(9, json(act.after()));
            insert.setString(10, act.reason());
            insert.setString(11, traces.current().traceId());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the act " + act.action() + " could not be written down", e);
        }
    }

    private static @Nullable String json(@Nullable Object subject) {
        try {
            return subject == null ? null : Json.tolerant().writeValueAsString(subject);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the subject of an act has a JSON form", e);
        }
    }
}
