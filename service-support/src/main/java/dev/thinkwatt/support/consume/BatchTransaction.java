package dev.thinkwatt.support.consume;

import dev.thinkwatt.support.consume.PartitionProgress.Verdict;
import dev.thinkwatt.support.trouble.DatabaseFailures;
import dev.thinkwatt.support.trouble.TroubleLog;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** One database transaction per polled batch: what the handler writes, and the positions behind it. */
@Singleton
public class BatchTransaction {

    private static final Logger LOG = Logger.getLogger(BatchTransaction.class);
    private static final Duration BACK_OFF_FIRST = Duration.ofMillis(100);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(5);

    private final DataSource database;
    private final ConsumerPositions positions;
    private final Consumption consumption;
    private final ChannelConsumers consumers;
    private final TroubleLog trouble = new TroubleLog(LOG, "Kafka's records wait, as the database does not take them");
    private volatile boolean stopping;

    BatchTransaction(
            DataSource database, ConsumerPositions positions, Consumption consumption, ChannelConsumers consumers) {
        this.database = database;
        this.positions = positions;
        this.consumption = consumption;
        this.consumers = consumers;
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    /**
     * Has a batch handled once, on the thread of the caller, which may block for as long as the database is away. Records
     * that were read before are left out; when somebody else has moved a position, nothing is written and the consumer is
     * sent to where the database says.
     *
     * @param channel the channel's name, whose consumer is sent back or told how far reading has come
     * @throws RuntimeException what the handler throws: a bug, after which the channel stops and liveness is down
     */
    public <K, V> void run(String channel, ConsumerRecords<K, V> batch, BatchHandler<K, V> handler) {
        List<BatchSlice<K, V>> taken = new ArrayList<>();
        List<TopicPartition> seekAgain = new ArrayList<>();
        for (TopicPartition partition : batch.partitions()) {
            BatchSlice<K, V> slice = BatchSlice.of(batch, partition);
            PartitionProgress progress = consumption.of(partition);
            switch (judge(channel, slice, progress)) {
                case TAKE -> taken.add(slice.from(progress.position()));
                case SEEK -> seekAgain.add(partition);
                case SKIP, STOPPED -> {}
            }
        }
        if (!taken.isEmpty() && !commit(taken, handler)) {
            taken.forEach(slice -> seekAgain.add(slice.partition()));
        } else {
            consumers.hint(channel, taken);
        }
        seek(channel, seekAgain);
    }

    /** Compaction and markers leave gaps, but so does retention that has overtaken us: seeking then stops loudly. */
    private Verdict judge(String channel, BatchSlice<?, ?> slice, PartitionProgress progress) {
        Verdict verdict = progress.arrive(slice.from(), slice.next());
        boolean gap = verdict == Verdict.TAKE && slice.from() > progress.position();
        return gap && !consumers.reachBack(channel, slice.partition(), progress.position()) ? Verdict.SEEK : verdict;
    }

    /** Whether the batch was written; if not, its positions have moved without us. */
    private <K, V> boolean commit(List<BatchSlice<K, V>> taken, BatchHandler<K, V> handler) {
        BackOff backOff = new BackOff(BACK_OFF_FIRST, BACK_OFF_MAX);
        while (true) {
            try {
                transact(taken, handler);
                trouble.ends();
                return true;
            } catch (PositionLost e) {
                LOG.infof("Left a batch to another reader: %s", e.getMessage());
                return false;
            } catch (SQLException | RuntimeException | Error e) {
                goOnAfter(e, taken);
                backOff.rest();
            }
        }
    }

    private <K, V> void transact(List<BatchSlice<K, V>> taken, BatchHandler<K, V> handler) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (BatchSlice<K, V> slice : taken) {
                    TopicPartition partition = slice.partition();
                    positions.advance(connection, partition.topic(), partition.partition(), slice.from(), slice.next());
                }
                handler.handle(connection, records(taken));
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                // Whatever it was: a connection handed back with an open transaction would commit the position.
                rollBack(connection, e);
                throw e;
            }
        }
        taken.forEach(slice -> consumption.of(slice.partition()).moved(slice.next()));
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A batch is never skipped: it is tried again while the database is away, and the channel stops for a bug. */
    private void goOnAfter(Throwable failure, List<? extends BatchSlice<?, ?>> taken) {
        if (stopping) {
            throw new IllegalStateException("stopping; the batch will be read again", failure);
        }
        if (!DatabaseFailures.isPassing(failure)) {
            taken.forEach(slice -> consumption.stop(
                    slice.partition(),
                    "records from offset " + slice.from() + " cannot be handled: " + failure
                            + ". This is a bug; the records are kept, and read again after a restart."));
            throw new IllegalStateException("records cannot be handled", failure);
        }
        trouble.begins(failure);
    }

    private void seek(String channel, List<TopicPartition> partitions) {
        BackOff backOff = new BackOff(BACK_OFF_FIRST, BACK_OFF_MAX);
        while (!partitions.isEmpty() && !stopping && !consumers.seek(channel, partitions)) {
            backOff.rest();
        }
    }

    private static <K, V> List<ConsumerRecord<K, V>> records(List<BatchSlice<K, V>> taken) {
        return taken.stream().flatMap(slice -> slice.records().stream()).toList();
    }
}
