package dev.thinkwatt.support;

import dev.thinkwatt.local.testing.LocalInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** PostgreSQL and Kafka for all tests; the application has the database {@code quota}, tests of single objects {@code billing}. */
@QuarkusTestResource(value = LocalInfrastructure.class, initArgs = @ResourceArg(name = "database", value = "quota"))
class Infrastructure {}
