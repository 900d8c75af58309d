package dev.thinkwatt.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.local.testing.LocalInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalInfrastructureTest {
    private static final LocalInfrastructure INFRASTRUCTURE = new LocalInfrastructure();
    private static Map<String, String> settings = Map.of();

    @BeforeAll
    static void start() {
        INFRASTRUCTURE.init(Map.of("database", "billing"));
        settings = INFRASTRUCTURE.start();
    }

    @AfterAll
    static void stop() {
        INFRASTRUCTURE.stop();
    }

    @Test
    void theRuntimeRoleWorksWithTheRowsOfTheOwnersTables() throws SQLException {
        try (Connection owner = connect("billing_owner");
                Connection runtime = connect("billing")) {
            owner.createStatement().execute("create table note(id bigint generated always as identity, text text)");
            runtime.createStatement().execute("insert into note(text) values ('paid')");
            ResultSet row = runtime.createStatement().executeQuery("select text from note");
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("paid");
            assertThatThrownBy(() -> runtime.createStatement().execute("drop table note"))
                    .hasMessageContaining("must be owner");
        }
    }

    @Test
    void theServerIsPostgres18InUtc() throws SQLException {
        try (Connection connection = connect("billing")) {
            ResultSet row = connection.createStatement().executeQuery("""
                    select current_setting('server_version'), current_setting('TimeZone')""");
            row.next();
            assertThat(row.getString(1)).startsWith("18.");
        }
    }

    @Test
    void everyTopicIsThere() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            Set<String> present = admin.listTopics().names().get();
            assertThat(present).containsAll(Topics.names().collect(Collectors.toSet()));
            assertThat(admin.describeTopics(Set.of("usage.recorded"))
                            .allTopicNames()
                            .get())
                    .hasEntrySatisfying(
                            "usage.recorded",
                            topic -> assertThat(topic.partitions()).hasSize(12));
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(settings.get("quarkus.datasource.jdbc.url"), role, role);
    }
}
