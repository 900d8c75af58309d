/** PostgreSQL and Kafka as the local stack and the tests run them: real servers, no containers. */
@NullMarked
package dev.thinkwatt.local.infrastructure;

import org.jspecify.annotations.NullMarked;
