package dev.thinkwatt.support.outbox;

import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells a record that can never be sent from a Kafka that cannot take one just now. */
final class Refusals {

    private static final Set<Class<? extends Exception>> FOR_ITS_OWN_SAKE = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTopicException.class,
            SerializationException.class);

    private Refusals() {}

    static boolean isForItsOwnSake(Exception error) {
        return FOR_ITS_OWN_SAKE.stream().anyMatch(type -> type.isInstance(error));
    }
}
