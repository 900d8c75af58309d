package dev.thinkwatt.support.consume;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Starts every partition assigned to a channel at its position in the database, for channels with {@code
 * consumer-rebalance-listener.name=database-positions}.
 */
@ApplicationScoped
@Identifier("database-positions") public class DatabasePositions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(DatabasePositions.class);

    private final PositionSeeker seeker;

    DatabasePositions(PositionSeeker seeker) {
        this.seeker = seeker;
    }

    /** An exception from here would leave the partition assigned and not sought; its first batch seeks again instead. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            seeker.seek(consumer, partitions);
        } catch (SQLException | KafkaException e) {
            LOG.warnf("No position yet for %s, to be tried again: %s", partitions, e.getMessage());
        }
    }
}
