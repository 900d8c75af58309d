package dev.thinkwatt.catalog.plan;

import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PriceHistoryTest {

    private static final String INPUT =
            "items.find { it.subject.kind == 'INPUT' && it.subject.tier == 'STANDARD' }.spans.";
    private static final String ALIAS = "items.find { it.subject.kind == 'REQUEST' }.";
    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Editor editor;

    @Inject
    TestPlans plans;

    /** The second version leaves the price as it is, the third raises it, the fourth brings the old one back for later. */
    @Test
    void tellsHowLongEachPriceStands() {
        plans.publish("priced-long");
        publish("priced-long", "21", "1.25", null);
        publish("priced-long", "21", "1.50", null);
        publish("priced-long", "21", "1.25", TOMORROW);

        ValidatableResponse history = history("priced-long", "gpt-5")
                .statusCode(200)
                .body(INPUT + "price.amount", contains("1.25", "1.50", "1.25"))
                .body(INPUT + "version", contains(1, 3, 4))
                .body(INPUT + "approvedBy[0]", nullValue())
                .body(INPUT + "approvedBy[1].id", equalTo("abel"))
                .body(INPUT + "approvedBy[2].id", equalTo("abel"))
                .body(
                        INPUT + "reason",
                        contains(nullValue(), equalTo("Prices of the year."), equalTo("Prices of the year.")))
                .body(INPUT + "from[0]", equalTo(TestPlans.FROM.toString()))
                .body(INPUT + "until[1]", equalTo(TOMORROW.toString()))
                .body(INPUT + "from[2]", equalTo(TOMORROW.toString()))
                .body(INPUT + "until[2]", nullValue());
        String third = get("/v1/plans/priced-long/versions/3").path("from");
        history.body(INPUT + "until[0]", equalTo(third)).body(INPUT + "from[1]", equalTo(third));
        history.body("items.find { it.subject.kind == 'OUTPUT' && it.subject.tier == 'STANDARD' }.spans", hasSize(1));
    }

    /** What never comes into force was nobody's price; what has another source is told anew. */
    @Test
    void leavesOutWhatWasWithdrawnAndTellsWhereAPriceIsFrom() {
        plans.publish("priced-source");
        publish("priced-source", "21", "1.50", TOMORROW);
        editor.withdraw("priced-source", 2).statusCode(200);
        ObjectNode document = editor.document("priced-source", "21");
        input(document).put("source", "list of July");
        editor.publish("priced-source", document, null);

        history("priced-source", "gpt-5")
                .body(INPUT + "version", contains(1, 3))
                .body(INPUT + "price.amount", contains("1.25", "1.25"))
                .body(INPUT + "source", contains(nullValue(), equalTo("list of July")));
    }

    /** An alias prices what it stands for, as long as it does; what a model has a price for itself it leaves alone. */
    @Test
    void tellsThePricesOfAnAliasAsThoseOfItsModels() {
        plans.publish("priced-alias");
        ObjectNode document = editor.document("priced-alias", "21");
        ObjectNode own = input(document);
        document.withArray("prices")
                .add(own.deepCopy().put("model", "flagship").put("kind", "REQUEST"))
                .add(own.deepCopy().put("model", "flagship"));
        document.withObject("/priceTerms")
                .putArray("aliases")
                .add(alias("gpt-5", null))
                .add(alias("gpt-5-pro", TOMORROW));
        editor.publish("priced-alias", document, null);

        String from = get("/v1/plans/priced-alias/versions/2").path("from");
        history("priced-alias", "gpt-5")
                .statusCode(200)
                .body("items.findAll { it.subject.alias }.subject.kind", contains("REQUEST"))
                .body(ALIAS + "subject.alias", equalTo("flagship"))
                .body(ALIAS + "spans.from", contains(from))
                .body(ALIAS + "spans.until", contains(TOMORROW.toString()));
        history("priced-alias", "gpt-5-pro")
                .statusCode(200)
                .body(ALIAS + "subject.alias", equalTo("flagship"))
                .body(ALIAS + "spans.from", contains(TOMORROW.toString()))
                .body(ALIAS + "spans.until[0]", nullValue());
    }

    @Test
    void knowsNoPriceThatThereNeverWas() {
        plans.publish("priced-none");
        assertProblem(history("priced-none", "gpt-6"), 404, "not-found");
        assertProblem(history("no-such-plan", "gpt-5"), 404, "not-found");
    }

    @Test
    @TestSecurity(
            user = "Cora Catalog",
            roles = {"catalog", "catalog:read"})
    void isReadOnAPage() {
        plans.publish("priced-page");
        publish("priced-page", "21", "1.50", null);

        Browser.page("/console/catalog/plans/priced-page").body(containsString("/priced-page/price-history\">"));
        Browser.page("/console/catalog/plans/priced-page/price-history?model=gpt-5")
                .body(containsString("<caption>Input, Standard</caption>"), containsString("<div>1.50 USD</div>"))
                .body(containsString("per 1,000,000"), containsString("/versions/2\">"), containsString("approved by"))
                .body(containsString("there from the start"));
        Browser.page("/console/catalog/plans/priced-page/price-history").body(containsString("<caption>"));
        Browser.page("/console/catalog/plans/priced-page/price-history?model=gpt-6")
                .body(containsString("No version prices this model."), not(containsString("<caption>")));
        Browser.open("/console/catalog/plans/no-such-plan/price-history").then().statusCode(404);
    }

    private void publish(String planId, String baseFee, String input, @Nullable Instant from) {
        ObjectNode document = editor.document(planId, baseFee);
        ((ObjectNode) input(document).get("price")).put("amount", input);
        editor.publish(planId, document, from);
    }

    private static ObjectNode alias(String model, @Nullable Instant from) {
        ObjectNode alias =
                Json.strict().createObjectNode().put("id", "flagship").put("model", model);
        return from == null ? alias : alias.put("from", from.toString());
    }

    private static ObjectNode input(ObjectNode document) {
        for (JsonNode row : document.get("prices")) {
            if (row.get("model").asText().equals("gpt-5")
                    && row.get("kind").asText().equals("INPUT")
                    && row.get("tier").asText().equals("STANDARD")) {
                return (ObjectNode) row;
            }
        }
        throw new AssertionError("no price for input");
    }

    private static ValidatableResponse history(String planId, String model) {
        return get("/v1/plans/" + planId + "/price-history/" + model).then();
    }
}
