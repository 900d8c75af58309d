package dev.thinkwatt.support.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the relay of this process: an owner of its own, transactions named by the service. */
class RelayWiring {

    @Produces
    @Singleton
    OutboxRelay relay(
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            RelaySignal signal,
            OutboxConfig config) {
        String owner = service + "/" + UUID.randomUUID();
        return new OutboxRelay(
                new OutboxLeases(database, owner, config.shards(), config.lease()),
                new OutboxRows(database, owner),
                new OutboxSender(kafka, service),
                signal,
                config);
    }
}
