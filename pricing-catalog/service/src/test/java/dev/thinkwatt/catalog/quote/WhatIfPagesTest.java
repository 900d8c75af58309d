package dev.thinkwatt.catalog.quote;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "Cora Catalog", roles = "catalog:read")
class WhatIfPagesTest {

    private static final String PAGE = "/console/catalog/energy-what-if";
    private static final String ASKED = "?planId=enterprise-api&version=1&model=gpt-5&serviceTier=STANDARD&site=us-east"
            + "&inputTokens=1200&outputTokens=500&pricePerKwh=0.10&workPerWh=2.3&pricePercent=-40";

    @Test
    void asksWhatIsOtherwise() {
        Browser.page(PAGE)
                .body(containsString("Say what runs where"), containsString("aria-current=\"page\">Energy</a>"))
                .body(containsString("name=\"workPerWh\" value=\"2.3\""));
        Browser.page("/console/catalog/energy").body(containsString("href=\"" + PAGE + "\""));
    }

    /** 0.33 Wh at PUE 1.15 are 379,500,000 nWh, and 165,000,000 on hardware of 2.3. */
    @Test
    void putsTheScenarioBesideToday() {
        Browser.page(PAGE + ASKED)
                .body(containsString("data-today-nwh>379,500,000 nWh"))
                .body(containsString("data-scenario-nwh>165,000,000 nWh"), containsString("(-56.5 %)"))
                .body(containsString("data-today-rate>0.02 USD"), containsString("data-scenario-rate>-0.02 USD"))
                .body(containsString("data-today-charge>7.59 USD"), containsString("data-scenario-charge>-3.3 USD"))
                .body(containsString("Electricity for 40 % less"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pricePerKwh=0.10|pricePerKwh=free|pricePerKwh-wrong\">Must be a number",
                "&pricePerKwh=0.10|&startedAt=2001-01-01T00:00|pricePerKwh-wrong\">Must be said: no price",
                "workPerWh=2.3|workPerWh=0|workPerWh-wrong\">Must be greater",
                "workPerWh=2.3|pue=0.9|pue-wrong\">Must be greater",
                "workPerWh=2.3|latencyReductionMs=15|latencyReductionMs-wrong\">Must be a multiple of 10",
                "workPerWh=2.3|latencyReductionMs=310|latencyReductionMs-wrong\">Must be less",
                "workPerWh=2.3|modeMultiplier=3.6|modeMultiplier-wrong\">Must be 1: the model",
                "workPerWh=2.3|modeOffset=0.6|modeOffset-wrong\">Must be absent",
                "model=gpt-5|model=none|model-wrong\">Is no model of the plan",
                "site=us-east|site=nowhere|site-wrong\">Names no site",
                "inputTokens=1200|inputTokens=many|inputTokens-wrong\">Must be a whole number"
            })
    void tellsWhatIsWrongBesideTheField(String right, String wrong, String told) {
        Browser.open(PAGE + ASKED.replace(right, wrong)).then().statusCode(400).body(containsString(told));
    }

    @Test
    void answersTheSameByTheInterface() {
        ask("\"workPerWh\": \"2.3\", \"pricePercent\": \"-40\"")
                .statusCode(200)
                .body("today.nanoWattHours", equalTo(379_500_000))
                .body("today.rate", equalTo("0.020000"))
                .body("scenario.nanoWattHours", equalTo(165_000_000))
                .body("scenario.rate", equalTo("-0.020000"))
                .body("currency", equalTo("USD"));
        assertInvalid(ask("\"pue\": \"0.5\""), "otherwise.pue");
        assertInvalid(ask("\"latencyReductionMs\": 15"), "otherwise.latencyReductionMs");
    }

    private static ValidatableResponse ask(String otherwise) {
        return given().contentType("application/json")
                .body("""
                        {"planId": "enterprise-api", "version": 1, "model": "gpt-5", "serviceTier": "STANDARD",
                         "site": "us-east", "pricePerKwh": "0.10", "usage": {"inputTokens": 1200, "outputTokens": 500},
                         "otherwise": {%s}}""".formatted(otherwise))
                .post("/v1/energy/what-ifs")
                .then();
    }
}
