package dev.thinkwatt.quota.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.decision.Outcome;
import dev.thinkwatt.quota.notice.Noticed;
import dev.thinkwatt.support.json.Json;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What happened to one subscriber, newest first. */
@ApplicationScoped
class HistoryRepository {

    private static final String DECISIONS = """
            select request_id, decided_at, selection, outcome, answer, state from decision
            where subscriber_id = ? and (decided_at, request_id) < (?, ?)
            order by decided_at desc, request_id desc limit ?
            """;
    private static final String NOTICES = """
            select noticed_at, kind, allowance, percent, ends_at from notice
            where subscriber_id = ? order by noticed_at desc, id desc limit ?
            """;

    private final DataSource database;

    HistoryRepository(DataSource database) {
        this.database = database;
    }

    List<DecisionLine> decisions(String subscriberId, HistoryCursor before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DECISIONS)) {
            select.setString(1, subscriberId);
            select.setObject(2, before.at().atOffset(ZoneOffset.UTC));
            select.setString(3, before.requestId());
            select.setInt(4, limit);
            List<DecisionLine> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(decision(row));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("decisions cannot be read", e);
        }
    }

    List<NoticeLine> notices(String subscriberId, int limit) {
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

    private static DecisionLine decision(ResultSet row) throws SQLException {
        Answer answer = answer(row.getString("answer"));
        return new DecisionLine(
                instant(row, 2),
                row.getString("request_id"),
                Selection.valueOf(row.getString("selection")),
                Outcome.valueOf(row.getString("outcome")),
                answer.requestedModel(),
                answer.model(),
                answer.reason(),
                answer.overage(),
                answer.notice(),
                DecisionLine.State.valueOf(row.getString("state")));
    }

    private static Answer answer(String json) {
        try {
            return Json.tolerant().readValue(json, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that was written can be read", e);
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
