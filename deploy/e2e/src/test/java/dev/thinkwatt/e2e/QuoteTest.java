package dev.thinkwatt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.Publishing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalog quotes for a usage is what billing charges for it, to the last digit. */
@ExtendWith(RunningStack.class)
class QuoteTest {

    private static final Pattern NUMBER = Pattern.compile("\"(-?\\d+(?:\\.\\d+)?)\"");
    private static final LocalStack STACK = Launcher.ofTests().stack();

    private final String plan = "quoted-" + UUID.randomUUID().toString().substring(0, 8);
    private final Gateway gateway = new Gateway(STACK);
    private final Publishing publishing = new Publishing(STACK);

    /** Over the border of two hours, so that its electricity has two prices. */
    private final Instant border = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "PRIORITY"})
    void isWhatBillingCharges(String tier) {
        publishing.first(plan, "enterprise-api");
        int version = publishing.next(
                plan,
                document -> ((ObjectNode) document.get("surcharge"))
                        .put("intervalRule", "APPORTION")
                        .put("passThrough", "0.75"));
        gateway.seat(plan, plan, plan);
        JsonNode decision = gateway.decide(plan, "r", "gpt-5");
        assertThat(decision.at("/plan/version").asInt()).isEqualTo(version);

        gateway.post(
                "/v1/decisions/" + decision.get("decisionId").asText() + "/settlement",
                used(tier).put("tokenConvention", "DISJOINT"));
        JsonNode charge = gateway.charge(decision);
        JsonNode quote =
                gateway.post("/v1/quotes", used(tier).put("planId", plan).put("version", version));

        assertThat(charge.get("items")).hasSize(5);
        assertThat(charge.at("/energy/parts")).hasSize(2);
        for (String part : List.of("items", "worth", "charged")) {
            assertThat(digits(quote.get(part))).as(part).isEqualTo(digits(charge.get(part)));
        }
        assertThat(digits(quote.at("/energy/charge"))).isEqualTo(digits(charge.get("energy")));
    }

    /** Zeros at the end of a number say nothing. */
    private static String digits(JsonNode node) {
        return NUMBER.matcher(node.toString())
                .replaceAll(found ->
                        new BigDecimal(found.group(1)).stripTrailingZeros().toPlainString());
    }

    private ObjectNode used(String tier) {
        ObjectNode body = Gateway.object()
                .put("model", "gpt-5")
                .put("site", "eu-north")
                .put("serviceTier", tier)
                .put("startedAt", border.minusSeconds(20).toString())
                .put("endedAt", border.plusSeconds(40).toString());
        body.putObject("usage")
                .put("inputTokens", 12_345)
                .put("cachedInputTokens", 180_001)
                .put("cacheWriteTokens", 777)
                .put("outputTokens", 4_321)
                .put("reasoningTokens", 6_543);
        return body;
    }
}
