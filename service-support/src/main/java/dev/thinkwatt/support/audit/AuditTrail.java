package dev.thinkwatt.support.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What was written down, newest first. */
@Singleton
class AuditTrail {

    private static final String SELECT = """
            select id, at, actor_kind, actor, actor_name, signed_in_by, action, subject_type, subject_id,
                   before, after, reason, trace_id
              from audit_entry
             where id < ? and (?::text is null or actor = ?) and (?::text is null or action = ?)
               and (?::text is null or subject_id = ?)
             order by id desc
             limit ?
            """;

    private final DataSource database;
    private final String self;

    AuditTrail(DataSource database, @ConfigProperty(name = "thinkwatt.service") String self) {
        this.database = database;
        this.self = self;
    }

    /**
     * The entries asked for.
     *
     * @param service whose trail the path names
     * @throws ProblemException 404, if that is not this service
     */
    Page<AuditEntry> page(String service, AuditQuery query) {
        if (!service.equals(self)) {
            throw ProblemException.notFound("This is " + self + "; the audit trail of " + service + " is not here.");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, query.before());
            filter(select, 2, "actor", query.actor);
            filter(select, 4, "action", query.action);
            filter(select, 6, "subject", query.subject);
            select.setInt(8, query.limit() + 1);
            return Page.of(entries(select), query.limit(), entry -> Long.toString(entry.entryId()));
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be read", e);
        }
    }

    private static void filter(PreparedStatement select, int at, String name, @Nullable String value)
            throws SQLException {
        @Nullable String given = value == null || value.isBlank() ? null : value.strip();
        if (given != null && given.indexOf('\0') >= 0) {
            throw ProblemException.invalid(name, "must not contain the character NUL");
        }
        select.setString(at, given);
        select.setString(at + 1, given);
    }

    private static List<AuditEntry> entries(PreparedStatement select) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(entry(row));
            }
        }
        return entries;
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("signed_in_by"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                json(row.getString("before")),
                json(row.getString("after")),
                row.getString("reason"),
                row.getString("trace_id"));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : Json.tolerant().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps JSON only", e);
        }
    }
}
