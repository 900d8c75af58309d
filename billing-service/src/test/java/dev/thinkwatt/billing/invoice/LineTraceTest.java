package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line of an invoice leads to its charges, which add up to it, and to the numbers that it follows from. */
@QuarkusTest
class LineTraceTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-05T08:00:00Z");

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @ParameterizedTest
    @ValueSource(strings = {"api", "plus", "tiered", "capped"})
    void addsUp(String plan) throws IOException, SQLException {
        String account = stack.openAccount(plan);
        PlanVersion version = new PlanVersion(plan, 1);
        for (int i = 0; i < 30; i++) {
            Instant at = OCTOBER.plusSeconds(i * 4_000L);
            stack.publish(Usages.event(account, "e" + i, version, at, Usage.ofText(100 + i, 50)));
        }
        UsageEvent wrong = Usages.event(account, "wrong", version, OCTOBER, Usage.ofText(10_000, 10));
        stack.publish(wrong);
        invoicing.awaitPriced(account, 31);
        stack.publish(Usages.correction(wrong, Usage.ofText(10, 10)));
        invoicing.awaitPriced(account, 32);
        if (plan.equals("plus")) {
            invoicing.seat(account);
        }
        String invoice = invoicing.draw(account);
        assertLinesFollow(invoice);
        Invoicing.finalise(invoice).then().statusCode(200);
        assertLinesFollow(invoice);
        lateUsage(account, version);
    }

    /** Late usage makes an adjustment in the next invoice, which names its month. */
    private void lateUsage(String account, PlanVersion version) throws IOException {
        stack.publish(Usages.event(account, "late", version, OCTOBER.plusSeconds(60), Usage.ofText(2_000, 500)));
        invoicing.awaitPriced(account, 33);
        assertLinesFollow(invoicing.draw(account, "2026-11"));
    }

    @Test
    void pagesItsCharges() {
        String account = stack.openAccount("api");
        for (int i = 0; i < 3; i++) {
            stack.publish(Usages.event(account, "p" + i, new PlanVersion("api", 1), OCTOBER.plusSeconds(i)));
        }
        invoicing.awaitPriced(account, 3);
        String charges = "/v1/invoices/" + invoicing.draw(account) + "/lines/1/charges";
        String next = given().get(charges + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .extract()
                .path("next");
        given().get(charges + "?limit=2&after=" + next)
                .then()
                .body("items.size()", equalTo(1))
                .body("next", equalTo(null));
        given().get(charges + "?after=YQ").then().statusCode(400);
        given().get(charges.replace("/lines/1/", "/lines/77/")).then().statusCode(404);
        given().get("/v1/invoices/nonsense/lines/1/why").then().statusCode(400);
    }

    @Test
    void showsWhatDiffers() throws SQLException {
        String account = invoicing.accountWithUsage();
        String invoice = invoicing.draw(account);
        String tamper = "update invoice set document = replace(document, '\"quantity\":1200', '\"quantity\":%s')"
                + " where invoice_id = '" + invoice + "'";
        String line = "/v1/invoices/" + invoice + "/lines/1/why";
        given().get(line).then().body("parts[0].parts[0].recorded", equalTo("1200"));
        assertThat(stack.asOwner(tamper.formatted("1201"))).isEqualTo(1);
        try {
            given().get(line)
                    .then()
                    .body("parts[0].parts[0].value", equalTo("1200"))
                    .body("parts[0].parts[0].recorded", equalTo("1201"));
        } finally {
            stack.asOwner(("update invoice set document = replace(document, '\"quantity\":1201', '\"quantity\":1200')"
                    + " where invoice_id = '" + invoice + "'"));
        }
    }

    /** The value of each node follows from its parts, is what the invoice says, and the charges of the line add up to it. */
    static void assertLinesFollow(String invoice) throws IOException {
        JsonNode lines = get("/v1/invoices/" + invoice).at("/invoice/lines");
        assertThat(lines.size()).isPositive();
        for (int number = 1; number <= lines.size(); number++) {
            JsonNode line = lines.get(number - 1);
            JsonNode why = get("/v1/invoices/" + invoice + "/lines/" + number + "/why");
            assertThat(decimal(why.get("value")))
                    .as("%s\n%s", line, why)
                    .isEqualByComparingTo(decimal(line.get("amount")));
            assertAgrees(why);
            assertChargesAddUp(invoice, number, line);
        }
    }

    private static void assertChargesAddUp(String invoice, int number, JsonNode line) throws IOException {
        JsonNode charges = get("/v1/invoices/" + invoice + "/lines/" + number + "/charges?limit=200")
                .get("items");
        String csv = given().get("/v1/invoices/" + invoice + "/lines/" + number + "/charges.csv")
                .asString();
        assertThat(csv.lines().count()).isEqualTo(charges.size() + 1L);
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        for (JsonNode charge : charges) {
            quantity = quantity.add(decimal(charge.get("quantity")));
            amount = amount.add(new BigDecimal(charge.path("amount").asText("0")));
        }
        switch (line.get("kind").asText()) {
            case "USAGE" -> {
                assertThat(quantity).isEqualByComparingTo(decimal(line.get("quantity")));
                assertThat(amount).isEqualByComparingTo(decimal(line.get("exact")));
            }
            case "PERIOD_CHARGE" -> {
                BigDecimal earlier =
                        line.hasNonNull("earlier") ? decimal(line.at("/earlier/quantity")) : BigDecimal.ZERO;
                assertThat(quantity.add(earlier)).isEqualByComparingTo(decimal(line.get("quantity")));
            }
            case "ENERGY" -> assertThat(amount).isEqualByComparingTo(ofEvents(line));
            default -> assertThat(charges.size()).isZero();
        }
    }

    /** What the events of an energy line come to: under steps nothing, and where a share caps it what is before the cap. */
    private static BigDecimal ofEvents(JsonNode line) {
        if (!line.hasNonNull("byUsage")) {
            return decimal(line.get("exact"));
        }
        if (line.at("/byUsage/steps").isObject()) {
            return BigDecimal.ZERO;
        }
        BigDecimal earlier = line.at("/byUsage/earlier").isObject()
                ? decimal(line.at("/byUsage/earlier/surcharge"))
                : BigDecimal.ZERO;
        return decimal(line.at("/byUsage/surcharge")).subtract(earlier);
    }

    private static void assertAgrees(JsonNode why) {
        if (why.hasNonNull("recorded")) {
            assertThat(decimal(why.get("recorded"))).as(why.toString()).isEqualByComparingTo(decimal(why.get("value")));
        }
        why.get("parts").forEach(LineTraceTest::assertAgrees);
    }

    private static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.asText());
    }

    private static JsonNode get(String path) throws IOException {
        return Json.tolerant()
                .readTree(given().get(path).then().statusCode(200).extract().asString());
    }
}
