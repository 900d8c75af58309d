package dev.thinkwatt.support.consume;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes what a batch of records means, in the transaction that moves their positions. */
@FunctionalInterface
public interface BatchHandler<K, V> {

    /**
     * Called again with the same records when the database failed in passing, so it must leave nothing behind but rows.
     *
     * @param connection with a transaction open; neither committed nor closed by the handler
     * @param records in the order of their offsets, per partition
     * @throws SQLException what the database says
     */
    void handle(Connection connection, List<ConsumerRecord<K, V>> records) throws SQLException;
}
