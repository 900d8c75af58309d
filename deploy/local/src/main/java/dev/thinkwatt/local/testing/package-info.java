/** What the services' tests start from: one PostgreSQL, one Kafka and one identity provider for each test process. */
@NullMarked
package dev.thinkwatt.local.testing;

import org.jspecify.annotations.NullMarked;
