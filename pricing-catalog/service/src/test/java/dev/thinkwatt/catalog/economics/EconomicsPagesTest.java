package dev.thinkwatt.catalog.economics;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "Olga Operations", roles = "catalog:read")
class EconomicsPagesTest {

    private static final String PLUS = "/console/catalog/plans/plus/economics";

    @Test
    void holdsAFullWeekOfPlusAgainstItsFee() {
        Browser.page(PLUS + "?version=1")
                .body(containsString("20 USD, usage included"), containsString("3,000 requests per week"))
                .body(containsString("<div>60 USD</div>"), containsString("<div>260.8875 USD</div>"))
                .body(containsString("13.04</td>"), containsString("value=\"1\""), not(containsString("kWh,")));
    }

    @Test
    void saysWhatThatCostsASite() {
        Browser.page(PLUS + "?version=1&inputTokens=1200&outputTokens=500&site=us-east&pricePerKwh=0.10")
                .body(containsString("1.1385 kWh, 0.11385 USD"), containsString("0.10 USD per kWh"))
                .body(containsString("<option value=\"us-east\" selected>"));
    }

    @ParameterizedTest
    @CsvSource({
        "version=x, version-wrong\">Must be the number of a version",
        "inputTokens=-1, inputTokens-wrong\">Must be a whole number",
        "outputTokens=10000001, outputTokens-wrong\">Must be a whole number",
        "site=mars, site-wrong\">Names no site.",
        "pricePerKwh=0.1, pricePerKwh-wrong\">Needs a site.",
        "site=us-east&pricePerKwh=1e9, pricePerKwh-wrong\">Must be a decimal"
    })
    void namesFieldAndRule(String query, String words) {
        Browser.open(PLUS + "?" + query)
                .then()
                .statusCode(400)
                .body(containsString("There is no answer."), containsString(words));
    }

    @Test
    void knowsNoOtherPlansOrVersions() {
        Browser.open("/console/catalog/plans/gold/economics").then().statusCode(404);
        Browser.open(PLUS + "?version=99").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "Finn Finance", roles = "finance")
    void closesToOthers() {
        Browser.open(PLUS).then().statusCode(403);
    }
}
