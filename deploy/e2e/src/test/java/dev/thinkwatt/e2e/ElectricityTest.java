package dev.thinkwatt.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.Person;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prices of electricity that are missing hold a request, those that come late release it, those published again adjust an invoice. */
@ExtendWith(RunningStack.class)
class ElectricityTest {

    private static final LocalStack STACK = Launcher.ofTests().stack();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String id = "dark-" + UUID.randomUUID().toString().substring(0, 8);
    private final Gateway gateway = new Gateway(STACK);
    private final Api cora = STACK.as(Person.CORA);

    /** Of the month before, which can be invoiced for good, and late enough in it to be settled still. */
    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);

    private final Instant hour = month.atEndOfMonth().atTime(10, 0).toInstant(ZoneOffset.UTC);

    @BeforeEach
    void openASiteAndAnAccount() {
        cora.put(
                        "/v1/energy/sites/" + id,
                        Gateway.object()
                                .put("name", "A site of a test")
                                .put("zone", "UTC")
                                .put("pue", "1.2")
                                .put("hardwareClass", "reference")
                                .put("workPerWh", "1")
                                .put("agreementShare", "0")
                                .put("agreementDiscount", "0")
                                .put("currency", "USD")
                                .put("reason", "A test."))
                .expect("adding a site");
        gateway.seat(id, "enterprise-api", id);
    }

    @Test
    void holdReleaseAndAdjust() {
        JsonNode decision = gateway.decide(id, "r", "gpt-5");
        gateway.settle(decision, id, hour.plusSeconds(60));
        String usage = "/v1/usage/" + decision.get("eventId").asText();
        await().atMost(PATIENCE)
                .ignoreException(Api.Refused.class)
                .untilAsserted(() -> assertThat(state(usage)).isEqualTo("PENDING"));

        publish("0.20", false);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(usage)).isEqualTo("PRICED"));
        assertThat(rateOf(usage)).isEqualByComparingTo("0.12");

        String invoice = gateway.draw(id, month);
        gateway.post("/v1/invoices/" + invoice + "/finalisation", Gateway.object());
        JsonNode before = gateway.get("/v1/invoices/" + invoice);

        assertThat(cora.post(prices(""), "text/csv", csv("0.30")).status()).isEqualTo(400);
        publish("0.30", true);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(gateway.get(usage).has("reversal")).isTrue());
        JsonNode reversal = gateway.get(usage).get("reversal");
        assertThat(reversal.get("invoiceMonth").asText())
                .isEqualTo(month.plusMonths(1).toString());
        assertThat(rateOf("/v1/usage/" + reversal.get("correctedBy").asText())).isEqualByComparingTo("0.22");
        assertThat(gateway.get("/v1/invoices/" + invoice)).isEqualTo(before);
        assertThat(gateway.get("/v1/audit/books").get("balanced").asBoolean()).isTrue();
    }

    private String state(String usage) {
        return gateway.get(usage).path("state").asText();
    }

    private BigDecimal rateOf(String usage) {
        return new BigDecimal(
                gateway.get(usage).at("/charge/energy/parts/0/rate").asText());
    }

    private void publish(String price, boolean restates) {
        cora.post(prices("?restate=" + restates), "text/csv", csv(price)).expect("publishing a price");
    }

    private String prices(String query) {
        return "/v1/energy/sites/" + id + "/prices" + query;
    }

    private String csv(String price) {
        return "startsAt,endsAt,pricePerKwh\n" + hour + "," + hour.plus(Duration.ofHours(1)) + "," + price + "\n";
    }
}
