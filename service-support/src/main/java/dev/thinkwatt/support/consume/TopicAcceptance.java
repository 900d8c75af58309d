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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
     * @throws ProblemException 503 if Kafka does not tell, 409 if it lacks topics that were read
     */
    List<Anew> foreign() {
        Map<TopicPartition, Position> read = all();
        Map<TopicPartition, Log> there = logs(read.keySet());
        requireAll(topics(read.keySet()), topics(there.keySet()));
        return there.entrySet().stream()
                .flatMap(log ->
                        anew(log.getKey(), Objects.requireNonNull(read.get(log.getKey())), log.getValue()).stream())
                .sorted(Comparator.comparing(anew -> anew.partition().toString()))
                .toList();
    }

    private Map<TopicPartition, Log> logs(Collection<TopicPartition> partitions) {
        try {
            return logs.of(partitions);
        } catch (KafkaException e) {
            throw ProblemException.unavailable(String.valueOf(e.getMessage()), RETRY_AFTER);
        }
    }

    /** In order. */
    private static SortedSet<String> topics(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireAll(SortedSet<String> read, Set<String> there) {
        SortedSet<String> lacking = new TreeSet<>(read);
        lacking.removeAll(there);
        if (!lacking.isEmpty()) {
            throw ProblemException.conflict("Kafka lacks topics that were read: " + String.join(", ", lacking)
                    + "; create them first, then ask again");
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

    /** Sets positions to the starts, and returns those that nobody else has moved meanwhile. */
    @Transactional
    List<Anew> accept(List<Anew> foreign, String reason) {
        List<Anew> accepted = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Anew anew : foreign) {
                if (positions.restart(connection, anew.partition(), anew.before(), anew.start())) {
                    audit.record(Act.changed(
                                    "topic.accepted", "topic", anew.partition().toString(), anew.before(), anew.start())
                            .because(reason));
                    accepted.add(anew);
                }
            }
            return accepted;
        } catch (SQLException e) {
            throw new IllegalStateException("the positions cannot be set", e);
        }
    }

    /**
     * Has this process go on with them, and with what it had to stop because of positions before, as far as it reads them;
     * another replica does once it is started again.
     *
     * @throws ProblemException 503 if it cannot go on with some now: asking again tries them all
     */
    void readOn(List<Anew> accepted) {
        if (!consumers.seek(accepted.stream().map(Anew::partition).toList())) {
            throw ProblemException.unavailable("accepted, but not read on yet", RETRY_AFTER);
        }
    }
}
