package dev.thinkwatt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.Launcher.Ended;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.Publishing;
import dev.thinkwatt.local.identity.Person;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the catalog publishes while nobody listens is obeyed by the first decision and charge after that. */
@ExtendWith(RunningStack.class)
class PublicationTest {

    private static final Launcher LAUNCHER = Launcher.ofTests();
    private static final LocalStack STACK = LAUNCHER.stack();

    private final String plan = "down-" + UUID.randomUUID().toString().substring(0, 8);
    private final Gateway gateway = new Gateway(STACK);
    private final Publishing publishing = new Publishing(STACK);

    @BeforeEach
    void sell() {
        publishing.first(plan, "enterprise-api");
        gateway.seat(plan, plan, plan);
    }

    @Test
    void isObeyedThoughQuotaAndBillingWereDown() throws Exception {
        assertThat(gateway.priceOfInput(decide())).isEqualByComparingTo("1.25");
        LAUNCHER.kill("quota");
        LAUNCHER.kill("billing");

        int version = publishing.next(plan, document -> price(document, "1.50"));
        upAgain();

        JsonNode decision = decide();
        assertThat(decision.at("/plan/version").asInt()).isEqualTo(version);
        assertThat(gateway.priceOfInput(decision)).isEqualByComparingTo("1.50");
    }

    @Test
    void bringsRollbacksTooOnlyTheLastOfWhichCounts() throws Exception {
        publishing.next(plan, document -> price(document, "1.50"));
        publishing.next(plan, document -> price(document, "1.60"));
        LAUNCHER.kill("quota");
        LAUNCHER.kill("billing");

        rollBack(1);
        rollBack(2);
        upAgain();

        JsonNode decision = decide();
        assertThat(decision.at("/plan/version").asInt()).isEqualTo(5);
        assertThat(gateway.priceOfInput(decision)).isEqualByComparingTo("1.50");
    }

    private void rollBack(int version) {
        Api cora = STACK.as(Person.CORA);
        cora.post(
                        "/v1/plans/" + plan + "/versions/" + version + "/rollback",
                        Gateway.object().put("reason", "a test"))
                .expect("rolling back");
    }

    private JsonNode decide() {
        return gateway.decide(plan, UUID.randomUUID().toString(), "gpt-5");
    }

    private static void price(ObjectNode document, String amount) {
        for (JsonNode row : document.get("prices")) {
            if (row.get("model").asText().equals("gpt-5")
                    && row.get("kind").asText().equals("INPUT")
                    && row.get("tier").asText().equals("STANDARD")) {
                ((ObjectNode) row.get("price")).put("amount", amount);
            }
        }
    }

    private static void upAgain() throws Exception {
        Ended up = LAUNCHER.up();
        assertThat(up.exitCode()).as(up.output()).isZero();
    }
}
