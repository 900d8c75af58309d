package dev.thinkwatt.billing.creation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/**
 * Remembers what was created under ids that clients chose. The unique key decides which of two callers was first; the
 * other one waits for its commit.
 */
@ApplicationScoped
public class Creations {

    private static final String REMEMBER =
            "insert into creation (kind, id, body_hash) values (?, ?, ?) on conflict do nothing";

    private final DataSource database;

    Creations(DataSource database) {
        this.database = database;
    }

    /**
     * Whether nothing was created under this id before. Part of the caller's transaction: what is rolled back was never
     * created.
     *
     * @param field the request's field that holds the id, to name in the conflict
     * @param body what was asked for
     * @throws ProblemException a conflict, if something else was asked for under the same id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isFirst(String kind, String id, String field, Object body) {
        byte[] hash = hash(body);
        try (Connection connection = database.getConnection()) {
            if (remember(connection, kind, id, hash)) {
                return true;
            }
            if (Arrays.equals(remembered(connection, kind, id), hash)) {
                return false;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look up " + kind + " " + id, e);
        }
        throw ProblemException.conflict(field + " is taken by another " + kind + ".");
    }

    private static boolean remember(Connection connection, String kind, String id, byte[] hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setString(1, kind);
            statement.setString(2, id);
            statement.setBytes(3, hash);
            return statement.executeUpdate() == 1;
        }
    }

    private static byte[] remembered(Connection connection, String kind, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select body_hash from creation where kind = ? and id = ?")) {
            statement.setString(1, kind);
            statement.setString(2, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private static byte[] hash(Object body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Json.tolerant().writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is always JSON", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
