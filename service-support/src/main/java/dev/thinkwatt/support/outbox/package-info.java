/** Events written in the transaction they belong to, and the relay that sends them to Kafka. */
@NullMarked
package dev.thinkwatt.support.outbox;

import org.jspecify.annotations.NullMarked;
