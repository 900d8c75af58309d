package dev.thinkwatt.support.consume;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * One partition's part of a polled batch.
 *
 * @param from where the database's position must be for it to be taken
 * @param next the offset behind it, markers of transactions included
 */
record BatchSlice<K, V>(TopicPartition partition, List<ConsumerRecord<K, V>> records, long from, long next) {

    static <K, V> BatchSlice<K, V> of(ConsumerRecords<K, V> batch, TopicPartition partition) {
        List<ConsumerRecord<K, V>> records = batch.records(partition);
        OffsetAndMetadata next = batch.nextOffsets().get(partition);
        return new BatchSlice<>(
                partition,
                records,
                records.getFirst().offset(),
                next == null ? records.getLast().offset() + 1 : next.offset());
    }

    /** What of it was not read before. */
    BatchSlice<K, V> from(long position) {
        return new BatchSlice<>(
                partition,
                records.stream().filter(record -> record.offset() >= position).toList(),
                position,
                next);
    }
}
