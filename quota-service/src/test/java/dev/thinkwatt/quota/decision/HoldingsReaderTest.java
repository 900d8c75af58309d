package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.decision.HoldingsReader.WithHolds;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Subscribers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldingsReaderTest {

    @Inject
    PublishedWorld world;

    @Inject
    Subscribers subscribers;

    @Inject
    Database database;

    @Inject
    HoldingsReader reader;

    @Test
    void seesWhatIsHeldAtTheMomentAtWhichItSeesWhatIsUsed() {
        String subscriberId = world.subscriberOf(Asks.SEVEN);
        String decision = Gateway.decided(subscriberId, Plans.THINKING);
        Instant now = Instant.now();
        Subscriber subscriber = subscribers.known(subscriberId, now);
        CounterRepository releasing = new CounterRepository() {
            @Override
            public Map<Owner, Held> find(Connection connection, Collection<Owner> owners) throws SQLException {
                Map<Owner, Held> found = super.find(connection, owners);
                Gateway.release(decision, "TIMEOUT").then().statusCode(200);
                return found;
            }
        };

        WithHolds seen = new HoldingsReader(releasing, new OpenHolds(), database).readWithHolds(subscriber, now);

        assertThat(seen.held()).hasSize(1);
        assertThat(reader.readWithHolds(subscriber, now).held()).isEmpty();
    }
}
