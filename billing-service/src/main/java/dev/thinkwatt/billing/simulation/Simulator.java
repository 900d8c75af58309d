package dev.thinkwatt.billing.simulation;

import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.simulation.AccountImpact;
import dev.thinkwatt.model.simulation.SimulationAnswered;
import dev.thinkwatt.model.simulation.SimulationAsked;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Answers what the catalog asked, each question in a transaction: a crash leaves it to whoever comes next. */
@ApplicationScoped
class Simulator {

    private static final String TOPIC = "simulation.answered";
    private static final String TYPE = "dev.thinkwatt.simulation.answered.v1";
    private static final String SOURCE = "/billing-service";

    /** So that no part comes near Kafka's megabyte. */
    private static final int ACCOUNTS_A_PART = 500;

    private final DataSource database;
    private final SimulationRepository simulations;
    private final CatalogReplica catalog;
    private final Outbox outbox;
    private final Clock clock;

    Simulator(
            DataSource database, SimulationRepository simulations, CatalogReplica catalog, Outbox outbox, Clock clock) {
        this.database = database;
        this.simulations = simulations;
        this.catalog = catalog;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Answers all that is not answered. */
    void work() throws SQLException {
        while (answerNext()) {
            outbox.wake();
        }
    }

    private boolean answerNext() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<SimulationAsked> next = simulations.next(connection);
                if (next.isPresent()) {
                    answer(connection, next.get());
                }
                connection.commit();
                return next.isPresent();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void answer(Connection connection, SimulationAsked asked) throws SQLException {
        Catalog published = catalog.current();
        Instant now = clock.instant();
        List<Follower> followers = simulations
                .followers(connection, asked.plan().id())
                .stream()
                .filter(follower -> follower.isOnTheVersionInForce(published, now))
                .toList();
        Simulation simulation = new Simulation(asked.plan(), published, followers);
        simulations.charged(connection, asked, simulation::add);
        outbox.append(connection, parts(asked.simulationId(), simulation.impacts()));
        simulations.answered(connection, asked.simulationId());
    }

    /** At least one, so that there is a last. */
    private List<OutboxMessage> parts(String simulationId, List<AccountImpact> impacts) {
        List<OutboxMessage> parts = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(from + ACCOUNTS_A_PART, impacts.size());
            parts.add(message(
                    parts.size(),
                    new SimulationAnswered(simulationId, impacts.subList(from, to), to == impacts.size())));
            from = to;
        } while (from < impacts.size());
        return parts;
    }

    private OutboxMessage message(int part, SimulationAnswered answered) {
        String name = answered.simulationId() + "#" + part;
        UUID eventId = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return OutboxMessage.cloudEvent(
                SOURCE, TYPE, eventId, TOPIC, answered.simulationId(), clock.instant(), answered);
    }
}
