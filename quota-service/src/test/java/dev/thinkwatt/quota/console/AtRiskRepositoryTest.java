package dev.thinkwatt.quota.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AtRiskRepositoryTest {

    private static final OffsetDateTime YESTERDAY =
            OffsetDateTime.now(ZoneOffset.UTC).minusDays(1);

    @Inject
    DataSource database;

    @Test
    void looksAtDowngradesOfTheLastDaysAlone() throws SQLException {
        String plan = plan(AtRiskRepository.DOWNGRADED_MOST, YESTERDAY.toLocalDate(), YESTERDAY, "", "", 50);

        LocalDate day = YESTERDAY.toLocalDate();
        assertThat(plan)
                .contains(index(day), index(day.plusDays(1)))
                .doesNotContain("Seq Scan", index(day.minusDays(1)));
    }

    @Test
    void looksAtNoticesOfRunningWindowsAlone() throws SQLException {
        String plan = plan(AtRiskRepository.NEAREST, YESTERDAY, "", "", 50);

        assertThat(plan).contains("notice_near_limit").doesNotContain("Seq Scan");
    }

    private static String index(LocalDate day) {
        return "decision_" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "_decided_at_idx";
    }

    /** As with tables that are not as small as those of a test. */
    private String plan(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement setting = connection.createStatement();
                PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            connection.setAutoCommit(false);
            setting.execute("set local enable_seqscan = off");
            for (int at = 0; at < parameters.length; at++) {
                explain.setObject(at + 1, parameters[at]);
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet line = explain.executeQuery()) {
                while (line.next()) {
                    plan.append(line.getString(1)).append('\n');
                }
            }
            connection.rollback();
            return plan.toString();
        }
    }
}
