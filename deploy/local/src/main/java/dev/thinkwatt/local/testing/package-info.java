/** What the services' tests start from: one PostgreSQL and one Kafka for each test process. */
@NullMarked
package dev.thinkwatt.local.testing;

import org.jspecify.annotations.NullMarked;
