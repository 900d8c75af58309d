package dev.thinkwatt.support.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the relay of this process: an owner named by service, host and port, transactions named by the service. A port has
 * one process, so one that starts knows that whoever held leases under its name is dead, and need not wait for them to end.
 */
class RelayWiring {

    @Produces
    @Singleton
    OutboxRelay relay(
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.http.port") int port,
            RelaySignal signal,
            OutboxConfig config) {
        String owner = service + "/" + host() + ":" + port;
        return new OutboxRelay(
                new OutboxLeases(database, owner, config.shards(), config.lease()),
                new OutboxRows(database, owner),
                new OutboxSender(kafka, service),
                signal,
                config);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("this host cannot resolve its own name, which names the relay's leases", e);
        }
    }
}
