package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever asks. */
@QuarkusTest
class PlanVersionTableTest {

    @Inject
    DataSource database;

    @Inject
    PlanService plans;

    @Inject
    TestPlans testPlans;

    @Test
    void refusesRangesThatOverlap() {
        testPlans.publish("overlapping");
        assertThatThrownBy(() -> plans.publish(testPlans.like("pro", "overlapping", 2), Instant.now()))
                .hasStackTraceContaining("plan_version_ranges_never_overlap");
        assertThatThrownBy(() -> plans.publish(testPlans.like("pro", "overlapping", 2), Instant.EPOCH))
                .hasStackTraceContaining("plan_version_ranges_never_overlap");
        assertThat(plans.version("overlapping", 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update plan_version set body = jsonb_set(body, '{name}', '\"Better\"') where plan_id = 'plus'",
                "update plan_version set body_sha256 = sha256('x') where plan_id = 'plus'",
                "update plan_version set valid_from = valid_from - interval '1 day' where plan_id = 'plus'",
                "update plan_version set version = 2 where plan_id = 'plus'",
                "update plan_version set status = 'DRAFT' where plan_id = 'plus'",
                "update plan_version set revision = revision - 1 where plan_id = 'plus'",
                "delete from plan_version where plan_id = 'plus'",
                "update default_model set model = 'gpt-5' where plan_id = 'plus'",
                "delete from default_model where plan_id = 'plus'"
            })
    void refusesToChangeWhatIsPublished(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("23001");
    }

    @Test
    void closesTheOpenEndOfARangeOnce() throws SQLException {
        testPlans.publish("closing");
        execute("update plan_version set valid_until = now() where plan_id = 'closing'");
        assertThatThrownBy(() -> execute("update plan_version set valid_until = null where plan_id = 'closing'"))
                .hasMessageContaining("never changes");
        plans.publish(testPlans.like("pro", "closing", 2), Instant.now());
        assertThat(plans.inForceAt("closing", Instant.now()).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void sealsEachBodyWithItsHash() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet unsealed = statement.executeQuery(
                        "select count(*) from plan_version where body_sha256 <> sha256(convert_to(body::text, 'UTF8'))")) {
            assertThat(unsealed.next()).isTrue();
            assertThat(unsealed.getInt(1)).isZero();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
