package dev.thinkwatt.catalog.quote;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class QuoteResourceTest {

    private static final String REQUEST = """
            {"planId": "enterprise-api", "version": 1, "model": "gpt-5", "serviceTier": "STANDARD", "site": "us-east",
             "usage": {"inputTokens": 1200, "outputTokens": 500},
             "startedAt": "2026-09-01T12:00:00Z", "endedAt": "2026-09-01T12:00:10Z", "currency": "USD"}
            """;

    @Inject
    TestPlans plans;

    @BeforeEach
    void importPrices() {
        given().contentType("text/csv")
                .body("startsAt,endsAt,pricePerKwh\n2026-09-01T12:00:00Z,2026-09-01T13:00:00Z,0.10\n")
                .post("/v1/energy/sites/us-east/prices")
                .then()
                .statusCode(200);
    }

    /** 1200 × 1.25 + 500 × 10 per million; (50 × 1200 + 500 × 500) / 1e6 + 0.02 = 0.33 Wh, × 1.15; × 0.02 USD per kWh. */
    @Test
    void itemisesPriceAndEnergy() {
        quote(REQUEST)
                .statusCode(200)
                .body("plan.version", equalTo(1))
                .body("included", equalTo(false))
                .body("items.kind", contains("INPUT", "OUTPUT"))
                .body("items.amount", contains("0.00150000", "0.00500"))
                .body("worth.amount", equalTo("0.00650000"))
                .body("charged.amount", equalTo("0.00650000"))
                .body("energy.profile.outputWh", equalTo("500"))
                .body("energy.site.agreementShare", equalTo("0"))
                .body("energy.policy.priceBase", equalTo("0.08"))
                .body("energy.charge.pue", equalTo("1.15"))
                .body("energy.charge.nanoWattHours", equalTo(379_500_000))
                .body("energy.charge.parts[0].price", equalTo("0.1"))
                .body("energy.charge.parts[0].rate", equalTo("0.020000"));
    }

    @Test
    void takesPlusThinkingAsTwoCentsThatTheBaseFeeCovers() {
        quote(REQUEST.replace("enterprise-api", "plus").replace("\"gpt-5\"", "\"gpt-5-thinking\""))
                .statusCode(200)
                .body("included", equalTo(true))
                .body("worth.amount", equalTo("0.02"))
                .body("charged.amount", equalTo("0"));
    }

    /** Beyond an allowance that charges for it, as billing does. */
    @Test
    void chargesOverageAtItsWorth() {
        quote(REQUEST.replace("enterprise-api", "plus")
                        .replace("\"gpt-5\"", "\"gpt-5-thinking\"")
                        .replace("\"version\": 1,", "\"version\": 1, \"overage\": true,"))
                .statusCode(200)
                .body("included", equalTo(false))
                .body("charged.amount", equalTo("0.02"));
    }

    @Test
    void takesTheVersionInForceWhereNoneIsNamed() {
        quote(REQUEST.replace("\"version\": 1,", "")).statusCode(200).body("plan.version", equalTo(1));
    }

    @Test
    void quotesWithoutElectricityWhereThePlanPassesNoneOn() {
        quote(REQUEST.replace("enterprise-api", "free").replace("2026-09-01", "2026-09-02"))
                .statusCode(200)
                .body("energy", nullValue());
        assertProblem(quote(REQUEST.replace("2026-09-01", "2026-09-02")), 409, "conflict");
    }

    /** All of June 2025 at 0.12, but for one hour; and 1 July. */
    @Test
    void saysWhichIndexIsTakenAndWhatIsEstimated() {
        String missing = "2025-06-20T12:00:00Z";
        importHours("2025-05-31T00:00:00Z", "2025-07-02T00:00:00Z", missing, "");
        plans.publishSurcharging("enterprise-api", "quoted-lagging", policy -> policy.put("lagMonths", 1));
        plans.publishSurcharging(
                "enterprise-api",
                "quoted-estimating",
                policy -> policy.put("lagMonths", 1).put("fallback", "LAST_SAME_SLOT"));
        String july = REQUEST.replace("2026-09-01", "2025-07-01");

        assertProblem(quote(july.replace("enterprise-api", "quoted-lagging")), 409, "conflict");
        quote(july.replace("enterprise-api", "quoted-estimating"))
                .statusCode(200)
                .body("energy.policy.lagMonths", equalTo(1))
                .body("energy.charge.parts[0].indexMonth", equalTo("2025-06"))
                .body("energy.charge.parts[0].price", equalTo("0.120000"))
                .body("energy.charge.parts[0].rate", equalTo("0.040000"))
                .body("energy.charge.parts[0].estimated", equalTo(true));
        quote(july.replace("enterprise-api", "quoted-estimating").replace("2025-07-01", "2025-07-05"))
                .statusCode(200)
                .body("energy.charge.parts[0].estimated", equalTo(true));

        importHours("2025-06-20T04:00:00Z", "2025-06-21T04:00:00Z", missing, "0.84");
        // (719 · 0.12 + 0.84) / 720 = 0.121
        quote(july.replace("enterprise-api", "quoted-lagging"))
                .statusCode(200)
                .body("energy.charge.parts[0].price", equalTo("0.121000"))
                .body("energy.charge.parts[0].estimated", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "enterprise-api"             | "gold"                       | planId
            "version": 1                 | "version": 2                 | version
            "version": 1                 | "version": 0                 | version
            "gpt-5"                      | "gpt-6"                      | model
            "STANDARD"                   | "URGENT"                     | serviceTier
            "us-east"                    | "mars"                       | site
            "inputTokens": 1200          | "inputTokens": -1            | usage.inputTokens
            "inputTokens": 1200          | "inputTokens": 10000001      | usage.inputTokens
            "inputTokens": 1200          | "inputTokens": 1.5           | usage.inputTokens
            "inputTokens": 1200          | "audioInputTokens": 1        | usage
            "inputTokens": 1200          | "tokens": 1                  | usage.tokens
            "endedAt": "2026-09-01       | "endedAt": "2026-08-31       | endedAt
            "endedAt": "2026-09-01       | "endedAt": "2026-09-03       | endedAt
            "startedAt": "2026-09-01     | "startedAt": "1999-09-01     | startedAt
            "USD"                        | "EUR"                        | currency
            "USD"                        | "XXL"                        | currency
            "planId": "enterprise-api",  | ''                           | planId
            """)
    void namesTheFieldThatIsWrong(String text, String instead, String field) {
        assertInvalid(quote(REQUEST.replace(text, instead)), field);
    }

    /** At 0.12 all but one, of which the price may be empty. */
    private static void importHours(String from, String until, String one, String itsPrice) {
        StringBuilder csv = new StringBuilder("startsAt,endsAt,pricePerKwh\n");
        for (Instant hour = Instant.parse(from); hour.isBefore(Instant.parse(until)); hour = hour.plusSeconds(3600)) {
            String price = hour.equals(Instant.parse(one)) ? itsPrice : "0.12";
            if (!price.isEmpty()) {
                csv.append(hour + "," + hour.plusSeconds(3600) + "," + price + "\n");
            }
        }
        given().contentType("text/csv")
                .body(csv.toString())
                .post("/v1/energy/sites/us-east/prices")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse quote(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/quotes")
                .then();
    }
}
