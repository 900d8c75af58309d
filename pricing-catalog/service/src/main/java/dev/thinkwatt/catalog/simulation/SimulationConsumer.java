package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.model.simulation.SimulationAnswered;
import dev.thinkwatt.support.consume.BatchTransaction;
import dev.thinkwatt.support.consume.JsonRecords;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic {@code simulation.answered}. What cannot be read is logged and left out. */
@ApplicationScoped
class SimulationConsumer {

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
        for (SimulationAnswered part : JsonRecords.readable(records, SimulationAnswered.class)) {
            simulations.keep(connection, part);
        }
    }
}
