package dev.thinkwatt.local.testing;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.local.infrastructure.Database;
import dev.thinkwatt.local.infrastructure.Folders;
import dev.thinkwatt.local.infrastructure.FreePorts;
import dev.thinkwatt.local.infrastructure.LocalKafka;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives a service's tests their PostgreSQL, Kafka and identity provider, and points the service at them. Its argument
 * {@code database} names the service's own.
 */
public final class LocalInfrastructure implements QuarkusTestResourceLifecycleManager {
    private @Nullable Database database;
    private @Nullable LocalPostgres postgres;
    private @Nullable LocalKafka kafka;
    private @Nullable Path kafkaFolder;
    private @Nullable LocalIdentity identity;

    @Override
    public void init(Map<String, String> arguments) {
        database = Database.named(Objects.requireNonNull(arguments.get("database"), "argument database"));
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = LocalPostgres.temporary();
            kafkaFolder = Files.createTempDirectory("thinkwatt-kafka");
            int[] ports = FreePorts.find(3);
            kafka = LocalKafka.start(kafkaFolder, ports[0], ports[1]);
            identity = LocalIdentity.start(ports[2]);
            Map<String, String> settings = settings(postgres, kafka, Objects.requireNonNull(database));
            settings.putAll(settings(identity));
            return settings;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void stop() {
        try {
            if (identity != null) {
                identity.close();
            }
            if (kafka != null) {
                kafka.close();
            }
            if (postgres != null) {
                postgres.close();
            }
            if (kafkaFolder != null) {
                Folders.delete(kafkaFolder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> settings(LocalPostgres postgres, LocalKafka kafka, Database database) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(database));
        settings.put("quarkus.datasource.username", database.role());
        settings.put("quarkus.datasource.password", database.role());
        settings.put("quarkus.flyway.username", database.owner());
        settings.put("quarkus.flyway.password", database.owner());
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        settings.put("quarkus.log.category.\"kafka\".level", "WARN");
        settings.put("quarkus.log.category.\"state.change\".level", "WARN");
        settings.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
        settings.put("quarkus.log.category.\"io.zonky\".level", "WARN");
        return settings;
    }

    private static Map<String, String> settings(LocalIdentity identity) throws IOException {
        return Map.of(
                "thinkwatt.identity.issuer",
                identity.issuer().toString(),
                "thinkwatt.identity.client-secret",
                "client-secret-of-tests-which-nobody-else-has",
                "thinkwatt.identity.session-secret",
                "session-secret-of-tests-which-nobody-else-has",
                SignedIn.TOKEN,
                LocalIdentity.token(identity.issuer(), Person.MAX));
    }
}
