package dev.thinkwatt.billing.simulation;

import dev.thinkwatt.model.simulation.SimulationAsked;
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

/** Reads the topic {@code simulation.asked}. A question that cannot be read is logged and left out. */
@ApplicationScoped
class SimulationConsumer {

    private static final String CHANNEL = "simulations";

    private final BatchTransaction batches;
    private final SimulationRepository simulations;
    private final SimulationJob job;

    SimulationConsumer(BatchTransaction batches, SimulationRepository simulations, SimulationJob job) {
        this.batches = batches;
        this.simulations = simulations;
        this.job = job;
    }

    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        batches.run(CHANNEL, batch, this::keep);
        job.wake();
    }

    private void keep(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        simulations.keep(connection, JsonRecords.readable(records, SimulationAsked.class));
    }
}
