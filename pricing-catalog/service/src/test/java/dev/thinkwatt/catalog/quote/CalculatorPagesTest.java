package dev.thinkwatt.catalog.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "Finn Finance", roles = "finance")
class CalculatorPagesTest {

    private static final String PAGE = "/console/catalog/calculator";
    private static final String ASKED = "?planId=enterprise-api&version=1&model=gpt-5&serviceTier=STANDARD&site=us-east"
            + "&startedAt=2026-09-01T12:00&inputTokens=1200&outputTokens=500";

    @BeforeEach
    void importPrices() {
        given().contentType("text/csv")
                .body("startsAt,endsAt,pricePerKwh\n2026-09-01T12:00:00Z,2026-09-01T13:00:00Z,0.10\n")
                .post("/v1/energy/sites/us-east/prices")
                .then()
                .statusCode(200);
    }

    @Test
    void asksForAUsage() {
        Browser.page(PAGE)
                .body(containsString("Say what is used"), containsString("<option value=\"plus\">"))
                .body(containsString("<option value=\"us-east\">"), containsString("<option value=\"gpt-5\">"))
                .body(containsString("aria-current=\"page\">Price calculator</a>"));
    }

    /** The same numbers as the quote that the API gives. */
    @Test
    void itemisesPriceAndEnergy() {
        Browser.page(PAGE + ASKED)
                .body(containsString("data-worth>0.0065 USD"), containsString("data-charged>0.0065 USD"))
                .body(containsString("0.0015 USD</td>"), containsString("379,500,000 nWh"))
                .body(containsString("at a rate of 0.02 USD per kWh"), containsString("value=\"1200\""));
        Browser.page(PAGE + ASKED.replace("enterprise-api", "plus").replace("gpt-5", "gpt-5-thinking"))
                .body(containsString("the base fee covers it"));
    }

    /** What the base fee covers is charged beyond an allowance, and an account pays in its own currency. */
    @Test
    void asksForCurrencyAndOverage() {
        String plus = PAGE + ASKED.replace("enterprise-api", "plus").replace("gpt-5", "gpt-5-thinking");

        Browser.page(PAGE)
                .body(containsString("<option value=\"USD\">USD</option>"), containsString("name=\"overage\""))
                .body(containsString("<option value=\"STANDARD\">Standard</option>"));
        Browser.page(plus + "&overage=true&currency=USD")
                .body(not(containsString("the base fee covers it")), not(containsString("data-charged>0 USD")))
                .body(containsString("<option value=\"USD\" selected>"), containsString("value=\"true\" checked"));
        Browser.page(plus).body(containsString("the base fee covers it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inputTokens=1200|inputTokens=1200&currency=EUR|400|currency-wrong\">Must be one that the plan is sold in: USD",
                "inputTokens=1200|inputTokens=1200&currency=gold|400|currency-wrong\">Must be a currency code",
                "inputTokens=1200|inputTokens=1200&overage=perhaps|400|overage-wrong\">Must be ticked",
                "inputTokens=1200|inputTokens=many|400|inputTokens-wrong\">Must be a whole number",
                "inputTokens=1200|inputTokens=10000001|400|inputTokens-wrong\">Must be a whole number",
                "version=1|version=first|400|version-wrong\">Must be the number of a version",
                "version=1|version=77|400|version-wrong\">Names no published version",
                "model=gpt-5|model=none|400|model-wrong\">Has no price",
                "model=gpt-5|model=%3Cb%3E|400|model-wrong\">Must",
                "serviceTier=STANDARD|serviceTier=SLOW|400|serviceTier-wrong\">Must be one of those",
                "site=us-east|site=nowhere|400|site-wrong\">Names no site.",
                "2026-09-01T12:00|soon|400|startedAt-wrong\">Must be a date and time",
                "2026-09-01T12:00|2020-01-01T12:00|409|There is no price.</strong>"
            })
    void namesFieldAndRuleWhereThereIsNoPrice(String part, String instead, int status, String words) {
        Browser.open(PAGE + ASKED.replace(part, instead))
                .then()
                .statusCode(status)
                .body(containsString("There is no price."), containsString(words))
                .body(not(containsString("data-worth")), not(containsString("<b>")));
    }

    @Test
    @TestSecurity(user = "a gateway", roles = "gateway")
    void isForPeople() {
        Browser.open(PAGE).then().statusCode(403);
    }
}
