package dev.thinkwatt.billing.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.local.infrastructure.Database;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import dev.thinkwatt.local.testing.Migration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** What was there before usage was kept by month is there afterwards. */
class MovedUsageTest {

    private static final String EVENT = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    @Test
    void movesChargesAndEventsAndAddsThemUp() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.temporary()) {
            Migration.run(postgres, Database.BILLING, MigrationVersion.fromVersion("0155"));
            try (Connection owner = DriverManager.getConnection(
                            postgres.jdbcUrl(Database.BILLING), "billing_owner", "billing_owner");
                    Statement statement = owner.createStatement()) {
                fill(statement);

                Migration.run(postgres, Database.BILLING, MigrationVersion.LATEST);

                assertThat(one(statement, "select payload from usage_event where month = '2026-11-01'"))
                        .isNotNull();
                assertThat(one(statement, "select event_id from charge_202610 where charged = 0.5"))
                        .isEqualTo(EVENT);
                assertThat(one(statement, "select sum(sign * charged) from booking"))
                        .isEqualTo("0.0");
                assertThat(
                                one(
                                        statement,
                                        "select string_agg(invoice_month || ' ' || charged, ', ' order by invoice_month) from usage_hour"))
                        .isEqualTo("2026-10-01 0.5, 2026-11-01 -0.5");
                assertThat(one(statement, "select min(hour at time zone 'America/New_York') from usage_hour"))
                        .isEqualTo("2026-10-31 21:00:00");
            }
        }
    }

    /** An event of the first hour of November in UTC, and of the last evening of October where its account is. */
    private static void fill(Statement statement) throws SQLException {
        statement.execute("""
                insert into account (account_id, name, currency, time_zone, country, status, revision, created_at)
                values ('acme', 'Acme', 'USD', 'America/New_York', 'US', 'ACTIVE', 1, now())
                """);
        statement.execute("insert into event_seen values ('acme', '%s', '', '2026-10-01')".formatted(EVENT));
        statement.execute("""
                insert into usage_event (account_id, event_id, payload)
                values ('acme', '%s', convert_to('{"startedAt": "2026-11-01T01:30:00Z"}', 'UTF8'))
                """.formatted(EVENT));
        statement.execute("""
                insert into charge values ('acme', '%s', 'alice', 'gpt-5', 'api', 1, 'us-east', 'STANDARD', '2026-11-01T01:30:00Z',
                    '2026-10-01', '2026-10-01', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, false, 'USD', 0.5, 0.5, '[]', 7, 0, null, now())
                """.formatted(EVENT));
        statement.execute("""
                insert into reversal values ('acme', '%s', gen_random_uuid(), gen_random_uuid(), '2026-11-01', now())
                """.formatted(EVENT));
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
