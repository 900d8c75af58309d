package dev.thinkwatt.support.consume;

import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.consume.ConsumerPositions.Position;
import dev.thinkwatt.support.consume.TopicLogs.Log;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads partitions from the start of the logs that Kafka has now, where those are not the ones that were read before: on
 * somebody's word, which is written down.
 */
@Singleton
class TopicAcceptance {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final DataSource database;
    private final ConsumerPositions positions;
    private final TopicLogs logs;
    private final ChannelConsumers consumers;
    private final Audit audit;

    TopicAcceptance(
            DataSource database, ConsumerPositions positions, TopicLogs logs, ChannelConsumers consumers, Audit audit) {
        this.database = database;
        this.positions = positions;
        this.logs = logs;
        this.consumers = consumers;
        this.audit = audit;
    }

    /** A partition, where its reading had come to, and where it starts anew. */
    record Anew(TopicPartition partition, Position before, Position start) {}

    /**
     * The partitions that cannot be read on from where their positions are, in order.
     *
     * @throws ProblemException 503 if Kafka does not tell
     */
    List<Anew> foreign() {
        Map<TopicPartition, Position> read = all();
        try {
            return logs.of(read.keySet()).entrySet().stream()
                    .flatMap(log ->
                            anew(log.getKey(), Objects.requireNonNull(read.get(log.getKey())), log.getValue()).stream())
                    .sorted(Comparator.comparing(anew -> anew.partition().toString()))
                    .toList();
        } catch (KafkaException e) {
            throw ProblemException.unavailable(String.valueOf(e.getMessage()), RETRY_AFTER);
        }
    }

    private static Optional<Anew> anew(TopicPartition partition, Position before, Log log) {
        return PositionSeeker.objection(before, log.topicId(), log.first(), log.end())
                .map(_ -> new Anew(partition, before, new Position(log.topicId(), log.first())));
    }

    private Map<TopicPartition, Position> all() {
        try (Connection connection = database.getConnection()) {
            return positions.all(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the positions cannot be loaded", e);
        }
    }

    /** Sets their positions to the starts, where nobody else has moved them meanwhile. */
    @Transactional
    void accept(List<Anew> foreign, String reason) {
        try (Connection connection = database.getConnection()) {
            for (Anew anew : foreign) {
                if (positions.restart(connection, anew.partition(), anew.before(), anew.start())) {
                    audit.record(Act.changed(
                                    "topic.accepted", "topic", anew.partition().toString(), anew.before(), anew.start())
                            .because(reason));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the positions cannot be set", e);
        }
    }

    /** Has this process go on with them, as far as it reads them; another replica does once it is started again. */
    void readOn(List<Anew> accepted) {
        consumers.seek(accepted.stream().map(Anew::partition).toList());
    }
}
