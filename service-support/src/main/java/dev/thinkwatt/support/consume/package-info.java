/** Reading Kafka with the position kept in the database, in the transaction of what was read. */
@NullMarked
package dev.thinkwatt.support.consume;

import org.jspecify.annotations.NullMarked;
