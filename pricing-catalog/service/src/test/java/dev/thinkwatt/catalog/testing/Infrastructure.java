package dev.thinkwatt.catalog.testing;

import dev.thinkwatt.local.testing.LocalInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** PostgreSQL and Kafka, once for all tests of this module: Quarkus finds this annotation wherever it stands. */
@QuarkusTestResource(value = LocalInfrastructure.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
final class Infrastructure {

    private Infrastructure() {}
}
