package dev.thinkwatt.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.Launcher.Ended;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One week of one subscriber, during which every process is killed once. The order of the tests is the story's. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeSuiteTest {

    private static final int THINKING_A_WEEK = 7;
    private static final int ASKED = 10;
    private static final String ACCOUNT = "e2e";
    private static final String SUBSCRIBER = "e2e-ada";
    private static final String METERED = "e2e-api";
    private static final Instant STARTED = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Launcher LAUNCHER = Launcher.ofTests();
    private static final Gateway GATEWAY = new Gateway(LAUNCHER.stack());
    private static final List<JsonNode> DECISIONS = new ArrayList<>();

    @BeforeAll
    static void startsOnNothing() throws Exception {
        LAUNCHER.run("reset", "--yes");
        Ended up = LAUNCHER.up();
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("front door", "PostgreSQL", "Kafka", "loopback only", "curl");
        GATEWAY.seat(ACCOUNT, "free", SUBSCRIBER);
        GATEWAY.seat(METERED, "enterprise-api", "e2e-bot");
    }

    @AfterAll
    static void stopsWithoutATrace() throws Exception {
        Ended reset = LAUNCHER.run("reset", "--yes");
        assertThat(reset.exitCode()).as(reset.output()).isZero();
    }

    @Test
    @Order(1)
    void grantsUntilTheWeekIsUsedUpAndThenDowngradesOpenlyThoughQuotaIsKilled() throws Exception {
        for (int i = 0; i < ASKED; i++) {
            if (i == 3) {
                LAUNCHER.kill("quota");
                assertThat(GATEWAY.statusOf("/v1/subscribers/" + SUBSCRIBER + "/standing"))
                        .isEqualTo(503);
                upAgain();
            }
            DECISIONS.add(GATEWAY.decide(SUBSCRIBER, "r" + i, "gpt-5-thinking"));
        }

        assertThat(DECISIONS.subList(0, THINKING_A_WEEK)).allSatisfy(decision -> {
            assertThat(decision.get("outcome").asText()).isEqualTo("GRANTED");
            assertThat(decision.get("model").asText()).isEqualTo("gpt-5-thinking");
        });
        assertThat(DECISIONS.subList(THINKING_A_WEEK, ASKED)).allSatisfy(decision -> {
            assertThat(decision.get("outcome").asText()).isEqualTo("DOWNGRADED");
            assertThat(decision.get("model").asText()).isEqualTo("gpt-5-thinking-mini");
            assertThat(decision.at("/notice/from").asText()).isEqualTo("gpt-5-thinking");
            assertThat(new BigDecimal(decision.at("/notice/relativeAccuracy").asText()))
                    .isEqualByComparingTo("0.8");
            assertThat(Instant.parse(decision.at("/notice/resetsAt").asText())).isAfter(Instant.now());
        });
    }

    @Test
    @Order(2)
    void answersARetryWithTheFirstAnswerAndTakesNothing() {
        ObjectNode again = GATEWAY.decide(SUBSCRIBER, "r2", "gpt-5-thinking").deepCopy();

        assertThat(again.get("replayed").asBoolean()).isTrue();
        assertThat(again.put("replayed", false)).isEqualTo(DECISIONS.get(2));
        assertThat(thinkingUsed()).isEqualTo(THINKING_A_WEEK);
    }

    @Test
    @Order(3)
    void pricesEverySettledRequestOnceThoughBillingIsKilled() throws Exception {
        settle(DECISIONS.subList(0, 4));
        LAUNCHER.kill("billing");
        settle(DECISIONS);
        for (int i = 0; i < ASKED; i++) {
            GATEWAY.settle(GATEWAY.decide("e2e-bot", "m" + i, "gpt-5"), STARTED);
        }
        upAgain();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(GATEWAY.priced(ACCOUNT)).isEqualTo(ASKED);
            assertThat(GATEWAY.priced(METERED)).isEqualTo(ASKED);
        });
    }

    @Test
    @Order(4)
    void rollsADefaultBackWithinSecondsThoughTheCatalogWasKilled() throws Exception {
        assertThat(GATEWAY.decide("e2e-bot", "d0", "").get("model").asText()).isEqualTo("gpt-5");
        LAUNCHER.kill("catalog");
        assertThat(GATEWAY.decide("e2e-bot", "d1", "").get("model").asText()).isEqualTo("gpt-5");
        upAgain();

        ObjectNode rollback = Gateway.object().put("plans", "PAID").put("reason", "the new default disappoints");
        GATEWAY.post("/v1/defaults/rollback", rollback);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(GATEWAY.get("/v1/subscribers/e2e-bot/standing")
                                .get("defaultModel")
                                .asText())
                        .isEqualTo("gpt-4o"));
        assertThat(GATEWAY.decide("e2e-bot", "d2", "").get("model").asText()).isEqualTo("gpt-4o");
    }

    @Test
    @Order(5)
    void invoicesWhatCanBeComputedAgainByHand() {
        YearMonth month = YearMonth.now(ZoneId.of("Europe/Berlin"));
        ObjectNode run = Gateway.object().put("runId", "e2e-1").put("period", month.toString());
        run.putArray("accounts").add(ACCOUNT).add(METERED);
        GATEWAY.post("/v1/invoice-runs", run);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> GATEWAY.get("/v1/invoice-runs/e2e-1")
                        .get("status")
                        .asText()
                        .equals("COMPLETED"));

        JsonNode invoice = invoiceOf(METERED, month);
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode line : invoice.get("lines")) {
            total = total.add(decimal(line, "amount"));
            if (line.get("kind").asText().equals("ENERGY")) {
                assertAddsUp(line);
            }
        }
        // 10 requests of 1,200 tokens in at 1.25 and 500 out at 10 USD per 1,000,000, each line rounded
        assertThat(total).isGreaterThanOrEqualTo(new BigDecimal("0.07"));
        assertThat(decimal(invoice.get("totals"), "total")).isEqualByComparingTo(total);
        assertThat(decimal(invoice.get("totals"), "usage")).isEqualByComparingTo("0.065");
    }

    @Test
    @Order(6)
    void keepsItsDataAndItsBooksWhenEverythingElseIsKilledToo() throws Exception {
        LAUNCHER.kill("infrastructure");
        upAgain();

        JsonNode books = GATEWAY.get("/v1/audit/books");
        assertThat(books.get("balanced").asBoolean()).as(books.toPrettyString()).isTrue();
        assertThat(books.get("priced").asLong()).isEqualTo(2 * ASKED);
        assertThat(books.get("parked").asLong()).isZero();
        assertThat(books.get("pending").asLong()).isZero();
        assertThat(thinkingUsed()).isEqualTo(THINKING_A_WEEK);
    }

    @Test
    @Order(7)
    void stopsAndStartsAgain() throws Exception {
        assertThat(LAUNCHER.run("status").exitCode()).isZero();
        Ended down = LAUNCHER.run("down");
        assertThat(down.exitCode()).as(down.output()).isZero();
        assertThat(LAUNCHER.run("status").exitCode()).isEqualTo(3);
        upAgain();
        assertThat(thinkingUsed()).isEqualTo(THINKING_A_WEEK);
    }

    private static void upAgain() throws Exception {
        Ended up = LAUNCHER.up();
        assertThat(up.exitCode()).as(up.output()).isZero();
    }

    private static void settle(List<JsonNode> decisions) {
        decisions.forEach(decision -> GATEWAY.settle(decision, STARTED));
    }

    private static long thinkingUsed() {
        for (JsonNode allowance :
                GATEWAY.get("/v1/subscribers/" + SUBSCRIBER + "/standing").get("allowances")) {
            if (allowance.get("allowance").asText().equals("thinking-weekly")) {
                return allowance.get("used").asLong();
            }
        }
        throw new AssertionError("no allowance thinking-weekly");
    }

    private static JsonNode invoiceOf(String account, YearMonth month) {
        JsonNode listed = GATEWAY.get("/v1/invoices?account=" + account + "&period=" + month)
                .get("items");
        assertThat(listed).hasSize(1);
        return GATEWAY.get("/v1/invoices/" + listed.get(0).get("invoiceId").asText())
                .get("invoice");
    }

    /** A reader with a pocket calculator: kWh times rate for every price, added up, rounded once. */
    private static void assertAddsUp(JsonNode energyLine) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode atRate : energyLine.get("annex")) {
            BigDecimal subtotal = decimal(atRate, "kwh").multiply(decimal(atRate, "rate"));
            assertThat(decimal(atRate, "subtotal")).isEqualByComparingTo(subtotal);
            assertThat(decimal(atRate, "rate"))
                    .isEqualByComparingTo(decimal(atRate, "price").subtract(decimal(energyLine, "priceBase")));
            sum = sum.add(subtotal);
        }
        assertThat(decimal(energyLine, "exact")).isEqualByComparingTo(sum);
        assertThat(decimal(energyLine, "amount")).isEqualByComparingTo(sum.setScale(2, RoundingMode.HALF_UP));
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asText());
    }
}
