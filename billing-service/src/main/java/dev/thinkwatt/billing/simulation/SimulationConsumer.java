package dev.thinkwatt.billing.simulation;

import dev.thinkwatt.model.simulation.SimulationAsked;
import dev.thinkwatt.support.consume.BatchTransaction;
import dev.thinkwatt.support.json.Json;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the topic {@code simulation.asked}. A question that cannot be read is logged and left out. */
@ApplicationScoped
class SimulationConsumer {

    private static final Logger LOG = Logger.getLogger(SimulationConsumer.class);
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
        List<SimulationAsked> asked = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                asked.add(Json.tolerant().readValue(record.value(), SimulationAsked.class));
            } catch (IOException | IllegalArgumentException e) {
                LOG.warnf(
                        "Ignored %s-%d offset %d: %s",
                        record.topic(), record.partition(), record.offset(), e.getMessage());
            }
        }
        simulations.keep(connection, asked);
    }
}
