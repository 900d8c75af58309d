package dev.thinkwatt.billing.testing;

import dev.thinkwatt.local.testing.LocalInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * One PostgreSQL and one Kafka for all tests of the module. A class of this module, because Quarkus loads a test resource
 * and its interface by the same class loader only from there. The seller has a VAT id, so that accounts may owe VAT.
 */
@QuarkusTestResource(Infrastructure.class)
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {

    private final LocalInfrastructure local = new LocalInfrastructure();

    @Override
    public Map<String, String> start() {
        local.init(Map.of("database", "billing"));
        Map<String, String> settings = new HashMap<>(local.start());
        settings.put("billing.seller.vat-id", "SE556000000101");
        settings.put("billing.spending.interval", "500ms");
        return settings;
    }

    @Override
    public void stop() {
        local.stop();
    }
}
