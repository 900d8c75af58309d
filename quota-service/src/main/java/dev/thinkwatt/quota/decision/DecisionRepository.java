package dev.thinkwatt.quota.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of decisions. */
@ApplicationScoped
class DecisionRepository {

    private static final String FIND = """
            select decision.* from decision
            join unnest(?::text[], ?::text[]) as named (subscriber_id, request_id) using (subscriber_id, request_id)
            """;
    private static final String INSERT = """
            insert into decision (subscriber_id, request_id, request_hash, account_id, decided_at, selection, outcome,
                                  plan_id, plan_version, requested_model, model, taken, answer, state, closing_hash, closing)
            select subscriber_id, request_id, request_hash, account_id, decided_at::timestamptz, selection, outcome,
                   plan_id, plan_version, requested_model, model, taken::jsonb, answer::json, state, closing_hash, closing::json
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              as new (subscriber_id, request_id, request_hash, account_id, decided_at, selection, outcome,
                      plan_id, plan_version, requested_model, model, taken, answer, state, closing_hash, closing)
            """;
    private static final String CLOSE = """
            update decision set state = new.state, taken = new.taken::jsonb, closing_hash = new.closing_hash, closing = new.closing::json
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              as new (subscriber_id, request_id, state, taken, closing_hash, closing)
            where decision.subscriber_id = new.subscriber_id and decision.request_id = new.request_id
            """;

    /** The decisions known by these keys; whoever means to change them has locked their subscribers' counters. */
    Map<DecisionKey, Receipt> find(Connection connection, Collection<DecisionKey> keys) throws SQLException {
        Map<DecisionKey, Receipt> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(DecisionKey::subscriberId).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(DecisionKey::requestId).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    DecisionRow row = DecisionRow.read(rows);
                    found.put(row.key(), row.toReceipt());
                }
            }
        }
        return found;
    }

    void insert(Connection connection, List<Receipt> created) throws SQLException {
        if (created.isEmpty()) {
            return;
        }
        List<DecisionRow> rows = created.stream().map(DecisionRow::of).toList();
        try (Unnest<DecisionRow> unnest = new Unnest<>(connection, INSERT, rows)) {
            unnest.text(DecisionRow::subscriberId)
                    .text(DecisionRow::requestId)
                    .text(DecisionRow::requestHash)
                    .text(DecisionRow::accountId)
                    .text(DecisionRow::decidedAt)
                    .text(DecisionRow::selection)
                    .text(row -> row.answer().outcome())
                    .text(row -> row.plan().id())
                    .integer(row -> row.plan().version())
                    .text(row -> row.answer().requestedModel())
                    .text(row -> row.answer().model())
                    .text(DecisionRow::takenJson)
                    .text(DecisionRow::answerJson)
                    .text(DecisionRow::state)
                    .text(DecisionRow::closingHash)
                    .text(DecisionRow::closingJson)
                    .execute();
        }
    }

    /** Writes the state of decisions that were settled or released. */
    void close(Connection connection, List<Receipt> closed) throws SQLException {
        if (closed.isEmpty()) {
            return;
        }
        List<DecisionRow> rows = closed.stream().map(DecisionRow::of).toList();
        try (Unnest<DecisionRow> unnest = new Unnest<>(connection, CLOSE, rows)) {
            unnest.text(DecisionRow::subscriberId)
                    .text(DecisionRow::requestId)
                    .text(DecisionRow::state)
                    .text(DecisionRow::takenJson)
                    .text(DecisionRow::closingHash)
                    .text(DecisionRow::closingJson)
                    .execute();
        }
    }
}
