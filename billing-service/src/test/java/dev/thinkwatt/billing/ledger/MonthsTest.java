package dev.thinkwatt.billing.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MonthsTest {

    /** Of another group than the other, by their hash. */
    private static final String ONE = "a";

    private static final String OTHER = "b";

    @Inject
    Months months;

    @Inject
    DataSource database;

    private Connection first;
    private Connection second;

    @BeforeEach
    void connect() throws SQLException {
        first = open();
        second = open();
        execute(second, "set local lock_timeout = '100ms'");
    }

    @AfterEach
    void disconnect() throws SQLException {
        for (Connection connection : List.of(first, second)) {
            connection.rollback();
            connection.close();
        }
    }

    @Test
    void closesAMonthOnlyWhileNobodyBooksUsageOfTheAccount() throws SQLException {
        months.closed(first, List.of(OTHER, ONE));
        assertThatThrownBy(() -> months.lockForClosing(second, ONE)).hasMessageContaining("lock timeout");
    }

    @Test
    void booksUsageOnlyWhileNobodyClosesAMonthOfTheAccount() throws SQLException {
        months.lockForClosing(first, ONE);
        assertThatThrownBy(() -> months.closed(second, List.of(OTHER, ONE))).hasMessageContaining("lock timeout");
    }

    @Test
    void closesMonthsOfOneAccountWhileUsageOfAnotherIsBookedOrItsMonthClosed() throws SQLException {
        months.lockForClosing(first, ONE);
        months.closed(second, List.of(OTHER));
        months.lockForClosing(second, OTHER);
    }

    @Test
    void booksUsageSideBySide() throws SQLException {
        months.closed(first, List.of(ONE, OTHER));
        months.closed(second, List.of(OTHER, ONE));
    }

    @Test
    void closesNothingWhileAllAreKeptFromIt() throws SQLException {
        months.keepFromClosing(first);
        months.closed(second, List.of(ONE));
        assertThatThrownBy(() -> months.lockForClosing(second, ONE)).hasMessageContaining("lock timeout");
    }

    private Connection open() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
