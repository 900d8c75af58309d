package dev.thinkwatt.catalog.economics;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EconomicsResourceTest {

    @Test
    void holdsAFullWeekOfPlusAgainstItsFee() {
        economics("plus?version=1")
                .statusCode(200)
                .body("plan.version", equalTo(1))
                .body("baseFee.amount", equalTo("20"))
                .body("usageTerms", equalTo("INCLUDED"))
                .body("electricity", nullValue())
                .body("allowances.allowance", contains("thinking-weekly"))
                .body("allowances[0].models.model", contains("gpt-5-thinking"))
                .body("allowances[0].models[0].window.requests", equalTo("3000"))
                .body("allowances[0].models[0].week.worth.amount", equalTo("60"))
                .body("allowances[0].models[0].month.worth.amount", equalTo("260.8875"))
                .body("allowances[0].models[0].monthTimesBaseFee", equalTo("13.04"));
    }

    /** 0.33 Wh × 1.15 a turn of 1200 and 500 tokens: 1.1385 kWh a week. */
    @Test
    void asksASiteWhatThatCosts() {
        economics("plus?version=1&inputTokens=1200&outputTokens=500&site=us-east&pricePerKwh=0.10")
                .statusCode(200)
                .body("request.inputTokens", equalTo(1200))
                .body("electricity.site.pue", equalTo("1.15"))
                .body("electricity.effectivePricePerKwh", equalTo("0.10"))
                .body("electricity.mean", nullValue())
                .body("allowances[0].models[0].week.kwh", equalTo("1.1385"))
                .body("allowances[0].models[0].week.electricity.currency", equalTo("USD"))
                .body("allowances[0].models[0].week.electricity.amount", equalTo("0.11385"));
        economics("plus?version=1&inputTokens=1200&outputTokens=500&site=eu-north&pricePerKwh=0.10")
                .body("electricity.effectivePricePerKwh", equalTo("0.0800"));
    }

    @Test
    void takesTheMeanOfWhatTheSiteHad() {
        Instant hour = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
        given().contentType("text/csv")
                .body("startsAt,endsAt,pricePerKwh\n" + hour + "," + hour.plusSeconds(3600) + ",0.0873\n")
                .post("/v1/energy/sites/us-east/prices")
                .then()
                .statusCode(200);
        economics("plus?version=1&site=us-east")
                .statusCode(200)
                .body("electricity.pricePerKwh", equalTo("0.087300"))
                .body("electricity.mean.hours", equalTo("1.00"));
    }

    @Test
    void answersForTheVersionInForce() {
        economics("free").statusCode(200).body("plan.id", equalTo("free"));
        assertProblem(economics("gold"), 404, "not-found");
        assertProblem(economics("plus?version=99"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "version=0,                          version",
        "version=x,                          version",
        "inputTokens=-1,                     inputTokens",
        "inputTokens=10000001,               inputTokens",
        "outputTokens=1.5,                   outputTokens",
        "pricePerKwh=0.1,                    pricePerKwh",
        "site=mars,                          site",
        "site=a/b,                           site",
        "site=us-east&pricePerKwh=1e9,       pricePerKwh",
        "site=us-east&pricePerKwh=NaN,       pricePerKwh",
        "site=us-east&pricePerKwh=0.1234567890, pricePerKwh"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        assertInvalid(economics("plus?" + query), field);
    }

    private static ValidatableResponse economics(String planAndQuery) {
        String[] parts = planAndQuery.split("\\?", 2);
        return get("/v1/plans/" + parts[0] + "/economics" + (parts.length > 1 ? "?" + parts[1] : ""))
                .then();
    }
}
