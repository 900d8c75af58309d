package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.model.simulation.SimulationAnswered;
import dev.thinkwatt.support.consume.BatchTransaction;
import dev.thinkwatt.support.json.Json;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the topic {@code simulation.answered}. What cannot be read is logged and left out. */
@ApplicationScoped
class SimulationConsumer {

    private static final Logger LOG = Logger.getLogger(SimulationConsumer.class);
    private static final String CHANNEL = "simulations";

    private final BatchTransaction batches;
    private final SimulationRepository simulations;

    SimulationConsumer(BatchTransaction batches, SimulationRepository simulations) {
        this.batches = batches;
        this.simulations = simulations;
    }

    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batches.run(CHANNEL, batch, this::keep);
    }

    private void keep(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        for (ConsumerRecord<String, byte[]> record : records) {
            SimulationAnswered part;
            try {
                part = Json.tolerant().readValue(record.value(), SimulationAnswered.class);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warnf(
                        "Ignored %s-%d offset %d: %s",
                        record.topic(), record.partition(), record.offset(), e.getMessage());
                continue;
            }
            simulations.keep(connection, part);
        }
    }
}
