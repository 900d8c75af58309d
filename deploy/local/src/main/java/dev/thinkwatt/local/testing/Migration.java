package dev.thinkwatt.local.testing;

import dev.thinkwatt.local.infrastructure.Database;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** Migrates the database of a service as the service itself does when it starts, but as far as a test wants. */
public final class Migration {

    private Migration() {}

    /** @param last the version of the last one that runs */
    public static void run(LocalPostgres postgres, Database database, MigrationVersion last) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(database), database.owner(), database.owner())
                .locations("db/support", "db/migration")
                .placeholders(Map.of("service_role", database.role()))
                .outOfOrder(true)
                .target(last)
                .load()
                .migrate();
    }
}
