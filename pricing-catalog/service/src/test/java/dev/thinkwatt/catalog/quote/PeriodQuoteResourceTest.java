package dev.thinkwatt.catalog.quote;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PeriodQuoteResourceTest {

    @Inject
    PlanService plans;

    @Inject
    TestPlans like;

    private static final String REQUEST = """
        {"planId": "enterprise-api", "version": 1, "seats": 3,
         "period": {"startsAt": "2026-11-01T00:00:00Z", "endsAt": "2026-12-01T00:00:00Z"},
         "usage": [{"model": "gpt-5", "kind": "INPUT", "serviceTier": "STANDARD", "quantity": 30000000},
                   {"model": "gpt-5", "kind": "OUTPUT", "serviceTier": "BATCH", "quantity": 1000000}],
         "terms": {"charges": [{"id": "input", "models": ["gpt-5"], "kinds": ["INPUT"], "included": 10000000,
                     "charge": {"kind": "GRADUATED", "tiers": [
                       {"upTo": 10000000, "unit": {"price": {"amount": "1.25", "currency": "USD"}, "per": 1000000}},
                       {"unit": {"price": {"amount": "1", "currency": "USD"}, "per": 1000000}}]}}],
                   "minimum": {"amount": "50", "currency": "USD"},
                   "prepaidCredit": {"amount": {"amount": "20", "currency": "USD"}, "pays": ["USAGE"]}},
         "credit": {"amount": "20", "currency": "USD"}}
        """;

    /** 10 million are included, 10 cost 1.25 and 10 cost 1 USD a million: 22.50 of a minimum of 50. Output costs 5 in batch. */
    @Test
    void itemisesWhatAPeriodWouldCost() {
        quote(REQUEST)
                .statusCode(200)
                .body("plan.id", equalTo("enterprise-api"))
                .body("bill.charges[0].quantity", equalTo(30_000_000))
                .body("bill.charges[0].included", equalTo(10_000_000))
                .body("bill.charges[0].parts.quantity", contains(10_000_000, 10_000_000))
                .body("bill.charges[0].amount.amount", equalTo("22.50"))
                .body("bill.shortfall.amount.amount", equalTo("27.50"))
                .body("bill.paidByCredit.amount", equalTo("20"))
                .body("bill.due.amount", equalTo("30.00"))
                .body("items.kind", contains("OUTPUT"))
                .body("included", equalTo(false))
                .body("worth.amount", equalTo("5.000000"));
    }

    @Test
    void takesThePlansOwnTermsWhereNoneAreTriedOut() {
        quote("""
            {"planId": "plus", "seats": 2, "usage": [],
             "period": {"startsAt": "2026-11-01T00:00:00Z", "endsAt": "2026-12-01T00:00:00Z"},
             "covered": {"startsAt": "2026-11-16T00:00:00Z", "endsAt": "2026-12-01T00:00:00Z"}}
            """)
                .statusCode(200)
                .body("bill.baseFee.amount.amount", equalTo("20.00"))
                .body("bill.charges", empty())
                .body("bill.shortfall", nullValue())
                .body("bill.due.amount", equalTo("20.00"))
                .body("included", equalTo(true));
    }

    /** A sum over a period does not tell when each request was decided. */
    @Test
    void quotesNoPeriodOfWhatAnAliasPrices() throws JsonProcessingException {
        ObjectNode document = Json.strict().valueToTree(like.like("enterprise-api", "period-alias", 1));
        for (JsonNode row : document.get("prices")) {
            if (row.get("model").asText().equals("gpt-5")) {
                ((ObjectNode) row).put("model", "latest");
            }
        }
        document.withObject("/priceTerms")
                .withArray("aliases")
                .addObject()
                .put("id", "latest")
                .put("model", "gpt-5");
        plans.publish(Json.strict().treeToValue(document, Plan.class), TestPlans.FROM);

        assertInvalid(quote(REQUEST.replace("enterprise-api", "period-alias")), "usage[1]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "enterprise-api"                      | "gold"                                 | planId
        "planId": "enterprise-api", "version": 1 | "planId": "plus"                    | terms.charges
        "version": 1                          | "version": 2                           | version
        "seats": 3                            | "seats": -1                            | seats
        "quantity": 30000000                  | "quantity": -1                         | usage[0].quantity
        "model": "gpt-5", "kind": "INPUT"     | "model": "gpt-6", "kind": "INPUT"      | usage[0].model
        "kind": "OUTPUT"                      | "kind": "TOOL_CALL"                    | usage[1]
        "models": ["gpt-5"]                   | "models": ["gpt-6"]                    | terms.charges[0].models
        "included": 10000000                  | "included": 0                          | terms.charges[0]
        "upTo": 10000000                      | "upTo": 0                              | terms.charges[0].charge
        "amount": "50", "currency": "USD"     | "amount": "50", "currency": "EUR"      | terms.minimum.currency
        "pays": ["USAGE"]                     | "pays": []                             | terms.prepaidCredit
        "credit": {"amount": "20"             | "credit": {"amount": "-1"              | credit.amount
        "endsAt": "2026-12-01                 | "endsAt": "2026-11-01                  | period
        "endsAt": "2026-12-01                 | "endsAt": "2028-12-01                  | period
        "endsAt": "2026-12-01                 | "endsAt": "+900000-12-01               | period.endsAt
        "startsAt": "2026-11-01               | "startsAt": "1999-11-01                | period
        "credit"                              | "tip"                                  | tip
        """)
    void namesTheFieldThatIsWrong(String text, String instead, String field) {
        assertInvalid(quote(REQUEST.replace(text, instead)), field);
    }

    private static ValidatableResponse quote(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/quotes/period")
                .then();
    }
}
